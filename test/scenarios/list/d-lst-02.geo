# Two runs of RPUSH do not interleave
# vector: D-LST-02 · unspecified
# rules: LST-4
# source: content/operate/rs/databases/active-active/develop/data-types/lists.md
#
# Certain: the regions agree and each run keeps its own order. That the runs stay apart, smaller
# instance id first, is a reading.

regions: r1, r2
delivery: manual

r1> RPUSH l a1 a2 a3
  (integer) 3
r2> RPUSH l b1 b2 b3
  (integer) 3

advance 1ms
sync

advance 1ms
*> LRANGE l 0 -1
  1) "a1"
  2) "a2"
  3) "a3"
  4) "b1"
  5) "b2"
  6) "b3"
