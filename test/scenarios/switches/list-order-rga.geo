# Two runs of LPUSH interleave
# rules: LST-4
# source: content/operate/rs/databases/active-active/develop/data-types/lists.md
#
# RGA puts the insertion with the larger Lamport number first, and both regions count alike.

regions: r1, r2
delivery: manual
switch: listOrder = rga

r1> LPUSH l a1 a2 a3
  (integer) 3
r2> LPUSH l b1 b2 b3
  (integer) 3

advance 1ms
sync
*> LRANGE l 0 -1
  1) "a3"
  2) "b3"
  3) "a2"
  4) "b2"
  5) "a1"
  6) "b1"
