# A merge of whole states does not bring back what was removed
# vector: D-REP-01 · inferred
# rules: REP-4, GC-2
# source: content/operate/rs/databases/active-active/develop/develop-for-aa.md
#
# Uniting the two sets naively would.

regions: r1, r2
delivery: manual

r1> SADD s a b
  (integer) 2
sync

advance 1ms
r1> SREM s a
  (integer) 1

advance 1ms
full-sync r1 r2

advance 1ms
*> SMEMBERS s
  1) "b"
