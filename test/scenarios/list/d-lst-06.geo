# A list trimmed in both regions can exceed its cap
# vector: D-LST-06 · inferred
# rules: LST-2
# source: content/operate/rs/databases/active-active/develop/data-types/lists.md
#
# Each region keeps its last three. LTRIM removed the 1 in both, and neither had seen the other's
# push.

regions: r1, r2
delivery: manual

r1> RPUSH l 1 2 3
  (integer) 3
sync

advance 1ms
r1> RPUSH l 4
  (integer) 4
r1> LTRIM l -3 -1
  OK
r2> RPUSH l 5
  (integer) 4
r2> LTRIM l -3 -1
  OK

advance 1ms
sync
*> LRANGE l 0 -1
  1) "2"
  2) "3"
  3) "4"
  4) "5"
