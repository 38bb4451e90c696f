# SREM removes the one addition it saw, not the other
# vector: D-SET-05 · documented
# rules: SET-1
# source: content/operate/rs/databases/active-active/develop/data-types/sets.md
#
# r1 knew the a of r2; the a of r3 was news to it.

regions: r1, r2, r3
delivery: manual

r2> SADD s a
  (integer) 1
r3> SADD s a
  (integer) 1

advance 1ms
sync r1 r2

advance 1ms
r1> SREM s a
  (integer) 1

advance 1ms
sync

advance 1ms
*> SMEMBERS s
  1) "a"
