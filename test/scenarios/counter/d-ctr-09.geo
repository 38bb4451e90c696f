# Two regions that read and reset count the same hundred twice
# vector: D-CTR-09 · inferred
# rules: CTR-2, STR-6
# source: content/operate/rs/databases/active-active/develop/data-types/sorted-sets.md

regions: r1, r2
delivery: manual

r1> INCRBY c 100
  (integer) 100
sync

advance 1ms
r1> GETSET c 0
  "100"
r2> GETSET c 0
  "100"

advance 1ms
sync
*> GET c
  "0"
