# Two LPUSHes: both elements stay, in one order for all
# vector: D-LST-01 · documented
# rules: LST-1
# source: content/operate/rs/databases/active-active/develop/data-types/lists.md

regions: r1, r2
delivery: manual

r1> LPUSH l a
  (integer) 1
r2> LPUSH l b
  (integer) 1

advance 1ms
sync

advance 1ms
*> LRANGE l 0 -1
  (any order)
  1) "a"
  2) "b"
