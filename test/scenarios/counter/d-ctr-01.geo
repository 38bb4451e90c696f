# Counts of three regions add up
# vector: D-CTR-01 · documented
# rules: CTR-1
# source: content/operate/rs/databases/active-active/develop/data-types/strings.md

regions: r1, r2, r3
delivery: manual

r1> INCRBY c 5
  (integer) 5
r2> INCRBY c 7
  (integer) 7
r3> DECRBY c 2
  (integer) -2

advance 1ms
sync

advance 1ms
*> GET c
  "10"
