# A merge of states carries what was received from others, and counts it once
# vector: D-REP-02 · inferred
# rules: REP-4, CLK-6
# source: content/operate/rs/databases/active-active/develop/develop-for-aa.md
#
# r3 learns the 5 of r2 from the state of r1. The effect itself arrives later and is filtered. The
# removal in r3 is part of the merge too, and spares the member it had not seen.

regions: r1, r2, r3
delivery: manual

r2> INCRBY c 5
  (integer) 5
r1> SADD s a
  (integer) 1
sync r1 r2

advance 1ms
deliver r1 -> r3
r3> SREM s a
  (integer) 1
r1> SADD s b
  (integer) 1

advance 1ms
full-sync r1 r3
r3> GET c
  "5"
r1> SMEMBERS s
  1) "b"
r3> SMEMBERS s
  1) "b"

advance 1ms
deliver r2 -> r3
r3> GET c
  "5"
sync
expect converged
*> GET c
  "5"
*> SMEMBERS s
  1) "b"
