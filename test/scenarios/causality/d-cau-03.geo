# A removal arrives before the addition it removes
# vector: D-CAU-03 · inferred
# rules: REP-5, GC-2
# source: content/operate/rs/databases/active-active/causal-consistency.md
#
# r3 must remember the removal until everyone has it, or a would come back in r3 alone.

regions: r1, r2, r3
delivery: manual

r1> SADD s a
  (integer) 1

advance 1ms
deliver r1 -> r2

advance 1ms
r2> SREM s a
  (integer) 1

advance 1ms
deliver r2 -> r3

advance 1ms
deliver r1 -> r3

advance 1ms
r3> SMEMBERS s
  (empty array)

advance 1ms
sync

advance 1ms
*> SMEMBERS s
  (empty array)
