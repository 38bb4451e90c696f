# A claim set read too early has two winners
# vector: D-CLM-01 · documented
# rules: SET-1
# source: content/operate/rs/databases/active-active/develop/data-types/sets.md
#
# The rule is that the smallest member wins once the window has passed. r1 reads before twice
# the one-way lag has passed, sees itself alone and goes on; r2 sees both, is the smallest, and
# goes on too.

regions: r1, r2
delivery: manual

r1> SADD claims b:r1
  (integer) 1

advance 1ms
r2> SADD claims a:r2
  (integer) 1

advance 1ms
r1> SMEMBERS claims
  1) "b:r1"

advance 1ms
deliver r1 -> r2

advance 1ms
r2> SMEMBERS claims
  (any order)
  1) "a:r2"
  2) "b:r1"

advance 1ms
sync

advance 1ms
*> SCARD claims
  (integer) 2
