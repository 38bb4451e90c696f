# Members added in different regions are all there afterwards
# vector: DOC-SET-01 · documented
# rules: SET-1
# source: content/operate/rs/databases/active-active/develop/data-types/sets.md

regions: r1, r2
delivery: manual

r1> SADD key1 a
  (integer) 1

advance 1ms
r2> SADD key1 b
  (integer) 1

advance 1ms
r1> SMEMBERS key1
  1) "a"
r2> SMEMBERS key1
  1) "b"

advance 1ms
sync

advance 1ms
*> SMEMBERS key1
  (any order)
  1) "a"
  2) "b"
