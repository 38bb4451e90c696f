# A member removed here and given a score there survives with that score
# vector: D-ZST-05 · documented
# rules: ZST-1
# source: content/operate/rs/databases/active-active/develop/data-types/sorted-sets.md

regions: r1, r2
delivery: manual

r1> ZADD z 1 m
  (integer) 1
sync

advance 1ms
r2> ZADD z 7 m
  (integer) 0

advance 1ms
r1> ZREM z m
  (integer) 1

advance 1ms
sync

advance 1ms
*> ZSCORE z m
  "7"
