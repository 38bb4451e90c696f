# One link keeps the order of its effects; different origins have none
# rules: REP-11
# source: content/operate/rs/databases/active-active/causal-consistency.md
#
# r2 wrote the answer after it had read the question. r3 hears of the answer first.

regions: r1, r2, r3
delivery: manual

r1> SET question where?
  OK
r1> SET question why?
  OK
deliver r1 -> r2
r2> GET question
  "why?"
r2> SET answer because
  OK

advance 1ms
deliver r2 -> r3
r3> GET answer
  "because"
r3> GET question
  (nil)

advance 1ms
deliver r1 -> r3
r3> GET question
  "why?"
