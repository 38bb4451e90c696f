# An element replaced while it is popped elsewhere stays, with its new value
# vector: D-LST-08 · unspecified
# rules: LST-5
# source: content/operate/rs/databases/active-active/develop/data-types/lists.md

regions: r1, r2
delivery: manual

r1> RPUSH l a
  (integer) 1
sync

advance 1ms
r1> LPOP l
  "a"
r2> LSET l 0 b
  OK

advance 1ms
sync

advance 1ms
*> LRANGE l 0 -1
  1) "b"
