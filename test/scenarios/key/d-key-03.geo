# DEL after a conflict of types removes every value it saw
# vector: D-KEY-03 · unspecified
# rules: KEY-3, KEY-1
# source: content/embeds/json-active-active-conflict-resolution.md

regions: r1, r2
delivery: manual

r1> SADD k m
  (integer) 1

advance 1ms
r2> SET k v
  OK

advance 1ms
sync

advance 1ms
r1> DEL k
  (integer) 1

advance 1ms
sync

advance 1ms
*> TYPE k
  none
