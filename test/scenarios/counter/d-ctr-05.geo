# A SET concurrent with an INCRBY: the new base plus the unseen increment
# vector: D-CTR-05 · inferred
# rules: CTR-2
# source: content/operate/rs/databases/active-active/develop/data-types/sorted-sets.md
#
# SET takes away the 100 it had seen and puts 10 in its place; the 5 it had not seen stays on
# top. Read from the rule for sorted-set scores, which the page calls the rule of ordinary
# counters.

regions: r1, r2
delivery: manual

r1> SET c 100
  OK
sync

advance 1ms
r1> SET c 10
  OK

advance 1ms
r2> INCRBY c 5
  (integer) 105

advance 1ms
sync

advance 1ms
*> GET c
  "15"
