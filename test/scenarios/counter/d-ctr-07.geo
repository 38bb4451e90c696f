# A DEL concurrent with an INCRBY leaves only the unseen increment
# vector: D-CTR-07 · inferred
# rules: CTR-3
# source: content/operate/rs/databases/active-active/develop/data-types/sorted-sets.md

regions: r1, r2
delivery: manual

r1> INCRBY c 100
  (integer) 100
sync

advance 1ms
r1> DEL c
  (integer) 1
r2> INCRBY c 5
  (integer) 105

advance 1ms
sync

advance 1ms
*> GET c
  "5"
