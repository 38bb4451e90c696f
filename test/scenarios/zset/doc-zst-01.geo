# Sorted set without a conflict
# vector: DOC-ZST-01 · documented
# rules: ZST-1
# source: content/operate/rs/databases/active-active/develop/data-types/sorted-sets.md

regions: r1, r2
delivery: manual

r1> ZADD Z 1.1 x
  (integer) 1

advance 1ms
sync

advance 1ms
r2> ZADD Z 1.2 y
  (integer) 1

advance 1ms
sync

advance 1ms
*> ZRANGE Z 0 -1
  1) "x"
  2) "y"
