# Two ZADDs of a member that exists: the later decides
# vector: D-ZST-01 · documented
# rules: ZST-2
# source: content/operate/rs/databases/active-active/develop/data-types/sorted-sets.md

regions: r1, r2
delivery: manual

r1> ZADD z 1 m
  (integer) 1
sync

advance 1ms
r2> ZADD z 20 m
  (integer) 0

advance 1ms
r1> ZADD z 10 m
  (integer) 0

advance 1ms
sync

advance 1ms
*> ZSCORE z m
  "10"
