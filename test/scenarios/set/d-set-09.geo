# Removing the last member does not end a set that grows elsewhere
# vector: D-SET-09 · documented
# rules: SET-1
# source: content/operate/rs/databases/active-active/develop/data-types/hyperloglog.md

regions: r1, r2
delivery: manual

r1> SADD s a
  (integer) 1
sync

advance 1ms
r1> SREM s a
  (integer) 1
r1> EXISTS s
  (integer) 0
r2> SADD s b
  (integer) 1

advance 1ms
sync

advance 1ms
*> SMEMBERS s
  1) "b"
