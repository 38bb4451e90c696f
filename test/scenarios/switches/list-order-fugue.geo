# Two runs of LPUSH stay apart
# rules: LST-4
# source: content/operate/rs/databases/active-active/develop/data-types/lists.md

regions: r1, r2
delivery: manual
switch: listOrder = fugue

r1> LPUSH l a1 a2 a3
  (integer) 3
r2> LPUSH l b1 b2 b3
  (integer) 3

advance 1ms
sync
*> LRANGE l 0 -1
  1) "a3"
  2) "a2"
  3) "a1"
  4) "b3"
  5) "b2"
  6) "b1"
