# Causal consistency off: an effect can arrive before the one it builds on
# vector: D-CAU-01 · documented
# rules: REP-5, REP-11
# source: content/operate/rs/databases/active-active/causal-consistency.md
#
# r2 counted on top of the 100 of r1. r3 hears of the increment first and shows it alone.

regions: r1, r2, r3
delivery: manual

r1> SET c 100
  OK
deliver r1 -> r2

advance 1ms
r2> INCRBY c 5
  (integer) 105
deliver r2 -> r3
r3> GET c
  "5"

advance 1ms
deliver r1 -> r3
r3> GET c
  "105"
