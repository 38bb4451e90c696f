# Reading and resetting with GETSET loses nothing and counts nothing twice
# vector: D-CTR-08 · inferred
# rules: CTR-2, STR-6
# source: content/operate/rs/databases/active-active/develop/data-types/sorted-sets.md
#
# True while only one region resets (D-CTR-09).

regions: r1, r2
delivery: manual

r1> INCRBY c 100
  (integer) 100
sync

advance 1ms
r1> GETSET c 0
  "100"
r2> INCRBY c 3
  (integer) 103

advance 1ms
sync

advance 1ms
*> GET c
  "3"
