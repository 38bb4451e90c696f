# Compare-and-set succeeds in both regions
# vector: D-STR-20 · inferred
# rules: STR-6, CLK-7
# source: content/operate/rs/references/compatibility/commands/data-types.md
#
# IFEQ compares with the region's own copy. Both callers change the state from open to theirs; a
# third one is refused once the change has arrived.

regions: r1, r2
delivery: manual

r1> SET order open
  OK
sync

advance 1ms
r1> SET order r1 IFEQ open
  OK

advance 1ms
r2> SET order r2 IFEQ open
  OK

advance 1ms
sync
*> GET order
  "r2"
r1> SET order again IFEQ open
  (nil)
