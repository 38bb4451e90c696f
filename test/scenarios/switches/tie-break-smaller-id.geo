# Writes of the same millisecond: the smaller instance id wins
# rules: CLK-3
# source: content/operate/rs/databases/active-active/develop/data-types/sorted-sets.md

regions: r1, r2
delivery: manual
switch: tieBreak = smaller-id

r1> SET k a
  OK
r2> SET k b
  OK
r1> ZADD z 1 m
  (integer) 1
r2> ZADD z 2 m
  (integer) 1

advance 1ms
sync
*> GET k
  "a"
*> ZSCORE z m
  "1"
