# Fields written in different regions are all there afterwards
# vector: DOC-HSH-01 · documented
# rules: HSH-1
# source: content/operate/rs/databases/active-active/develop/data-types/hashes.md

regions: r1, r2
delivery: manual

r1> HSET key1 field1 a
  (integer) 1

advance 1ms
r2> HSET key1 field2 b
  (integer) 1

advance 1ms
sync

advance 1ms
*> HGETALL key1
  (pairs in any order)
  1) "field2"
  2) "b"
  3) "field1"
  4) "a"
