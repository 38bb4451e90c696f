# Members are ordered by their merged scores
# vector: D-ZST-09 · documented
# rules: ZST-3
# source: content/operate/rs/databases/active-active/develop/data-types/sorted-sets.md

regions: r1, r2
delivery: manual

r1> ZADD z 10 a 20 b
  (integer) 2
sync

advance 1ms
r1> ZINCRBY z 6 a
  "16"
r2> ZINCRBY z 6 a
  "16"

advance 1ms
sync

advance 1ms
*> ZRANGE z 0 -1
  1) "b"
  2) "a"
*> ZSCORE z a
  "22"
