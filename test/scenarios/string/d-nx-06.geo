# A claim that has arrived is respected
# vector: D-NX-06 · inferred
# rules: STR-4, CLK-7
# source: content/operate/rs/databases/active-active/develop/data-types/strings.md
#
# (nil) is sound evidence that the key was claimed. It is no evidence that the claimant finished
# its work: here r1 dies after claiming, and the key refuses everybody until its deadline.

regions: r1, r2
delivery: manual

r1> SET idem:5 r1 NX EX 60
  OK

advance 1ms
sync
crash r1

advance 1ms
r2> SET idem:5 r2 NX EX 60
  (nil)

advance 61s
r2> SET idem:5 r2 NX EX 60
  OK
