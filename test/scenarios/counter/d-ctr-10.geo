# A SET that loses still takes away the increments it had seen
# vector: D-CTR-10 · inferred
# rules: CTR-2
# source: content/operate/rs/databases/active-active/develop/data-types/sorted-sets.md
#
# The SET of r1 saw the 5 and removed it. The SET of r2 is later and wins, but the 5 is gone: were
# it tied to the fate of the losing value, 25 would be shown.

regions: r1, r2
delivery: manual

r1> INCRBY c 5
  (integer) 5
r1> SET c 10
  OK

advance 1ms
r2> SET c 20
  OK

advance 1ms
sync
*> GET c
  "20"
