# Concurrent SETs in the same millisecond: everywhere the same winner
# vector: D-STR-02 · inferred
# rules: CLK-3
# source: content/operate/rs/databases/active-active/develop/data-types/sorted-sets.md
#
# That the regions agree is certain. That region 1 wins follows from the sorted-set example with
# equal times.

regions: r1, r2
delivery: manual

r1> SET k a
  OK
r2> SET k b
  OK

advance 1ms
sync

advance 1ms
*> GET k
  "a"
