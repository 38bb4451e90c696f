# SET beside INCRBY gives the same sum whichever is later
# vector: D-CTR-06 · inferred
# rules: CTR-2
# source: content/operate/rs/databases/active-active/develop/data-types/sorted-sets.md
#
# As D-CTR-05, with the increment first: no clock decides between a base and an increment.

regions: r1, r2
delivery: manual

r1> SET c 100
  OK
sync

advance 1ms
r2> INCRBY c 5
  (integer) 105

advance 1ms
r1> SET c 10
  OK

advance 1ms
sync
*> GET c
  "15"
