# ZADD concurrent with ZINCRBY: the new base plus the unseen raise
# vector: D-ZST-03 · inferred
# rules: ZST-5
# source: content/operate/rs/databases/active-active/develop/data-types/sorted-sets.md

regions: r1, r2
delivery: manual

r1> ZADD z 1 m
  (integer) 1
sync

advance 1ms
r1> ZADD z 10 m
  (integer) 0

advance 1ms
r2> ZINCRBY z 5 m
  "6"

advance 1ms
sync

advance 1ms
*> ZSCORE z m
  "15"
