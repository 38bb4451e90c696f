# A DEL that saw one of two increments takes away one
# vector: D-CTR-18 · inferred
# rules: CTR-3
# source: content/operate/rs/databases/active-active/develop/data-types/sorted-sets.md
#
# r1 had seen its own 1 and the 10 of r2, not the 100 of r3.

regions: r1, r2, r3
delivery: manual

r1> INCRBY c 1
  (integer) 1
r2> INCRBY c 10
  (integer) 10
r3> INCRBY c 100
  (integer) 100

advance 1ms
sync r1 r2

advance 1ms
r1> DEL c
  (integer) 1

advance 1ms
sync

advance 1ms
*> GET c
  "100"
