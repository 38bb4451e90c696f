# Three ZADDs in the same millisecond: everywhere the same winner
# vector: D-ZST-11 · inferred
# rules: CLK-3
# source: content/operate/rs/databases/active-active/develop/data-types/sorted-sets.md

regions: r1, r2, r3
delivery: manual

r3> ZADD z 3 m
  (integer) 1
r2> ZADD z 2 m
  (integer) 1
r1> ZADD z 1 m
  (integer) 1

advance 1ms
sync

advance 1ms
*> ZSCORE z m
  "1"
