# A region with a fast clock sees a lease end too early
# vector: D-NX-07 · inferred
# rules: EXP-4, EXP-5, EXP-7
# source: content/operate/rs/databases/active-active/develop/develop-for-aa.md
#
# Deadlines are judged by each region's own clock. r2 runs twenty seconds ahead: it deletes and
# takes a lease that r1 still holds.

regions: r1, r2 +20s
delivery: manual

r1> SET lock r1 NX EX 10
  OK

advance 1ms
sync

advance 1ms
r1> GET lock
  "r1"
r2> GET lock
  (nil)

advance 1ms
r2> SET lock r2 NX EX 10
  OK

advance 1ms
r1> GET lock
  "r1"
