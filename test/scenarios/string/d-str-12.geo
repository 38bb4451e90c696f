# Two regions delete the same key and both are told it was there
# vector: D-STR-12 · inferred
# rules: KEY-1, CLK-7
# source: content/operate/rs/databases/active-active/develop/data-types/strings.md

regions: r1, r2
delivery: manual

r1> SET k v
  OK

advance 1ms
sync

advance 1ms
r1> DEL k
  (integer) 1
r2> DEL k
  (integer) 1

advance 1ms
sync

advance 1ms
*> EXISTS k
  (integer) 0
