# Causal consistency on: what an effect builds on arrives with it
# vector: D-CAU-02 · documented
# rules: REP-5
# source: content/operate/rs/databases/active-active/causal-consistency.md
#
# The same steps as D-CAU-01. r2 passes on what it had received, so r3 never shows the increment
# without its base; what r1 sends later is filtered.

regions: r1, r2, r3
delivery: manual
causal-consistency: on

r1> SET c 100
  OK
deliver r1 -> r2

advance 1ms
r2> INCRBY c 5
  (integer) 105
deliver r2 -> r3
r3> GET c
  "105"

advance 1ms
deliver r1 -> r3
r3> GET c
  "105"
sync
expect converged
