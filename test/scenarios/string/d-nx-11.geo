# After a partition the registers show no trace of the double claims
# vector: D-NX-11 · inferred
# rules: STR-4, STR-1
# source: content/operate/rs/databases/active-active/develop/data-types/strings.md
#
# Every id can be claimed twice for as long as the partition lasts. A set with members tagged by
# region would have kept both (D-SET-10).

regions: r1, r2
delivery: manual

r1> SET req:1 r1 NX
  OK
r1> SET req:2 r1 NX
  OK

advance 1ms
r2> SET req:1 r2 NX
  OK
r2> SET req:2 r2 NX
  OK

advance 1ms
sync

advance 1ms
*> GET req:1
  "r2"
*> GET req:2
  "r2"
