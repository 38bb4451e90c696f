# A ZADD that loses still takes away the raises it had seen
# vector: D-ZST-04 · inferred
# rules: ZST-5
# source: content/operate/rs/databases/active-active/develop/data-types/sorted-sets.md
#
# The ZADD of r1 saw the raise by 5 and removed it; the ZADD of r2 is later and wins. Were the
# raise tied to the fate of the losing base, 25 would be shown.

regions: r1, r2
delivery: manual

r1> ZINCRBY z 5 m
  "5"
r1> ZADD z 10 m
  (integer) 0

advance 1ms
r2> ZADD z 20 m
  (integer) 1

advance 1ms
sync
*> ZSCORE z m
  "20"
