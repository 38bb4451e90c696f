# SADD answers 1 in both regions
# vector: D-SET-01 · inferred
# rules: SET-1, CLK-7
# source: content/operate/rs/databases/active-active/develop/data-types/sets.md
#
# As a claim it is no better than SET NX: both believe they came first, and the merge hides it.

regions: r1, r2
delivery: manual

r1> SADD s x
  (integer) 1
r2> SADD s x
  (integer) 1

advance 1ms
sync

advance 1ms
*> SCARD s
  (integer) 1
