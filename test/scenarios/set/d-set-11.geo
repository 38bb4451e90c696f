# A stored union replaces what it saw, and a concurrent addition to it survives
# vector: D-SET-11 · inferred
# rules: SET-4
# source: content/operate/rs/databases/active-active/develop/data-types/sets.md
#
# The union is computed once, in r1, from what r1 has: x arrives in {q}b too late to be part of
# it. What travels is the result, "delete what was seen, then add a and b", so old goes and new,
# added to the destination in r2 at the same time, stays.

regions: r1, r2
delivery: manual

r1> SADD {q}a a
  (integer) 1
r1> SADD {q}b b
  (integer) 1
r1> SADD {q}dst old
  (integer) 1
sync

advance 1ms
r1> SUNIONSTORE {q}dst {q}a {q}b
  (integer) 2
r2> SADD {q}b x
  (integer) 1
r2> SADD {q}dst new
  (integer) 1

advance 1ms
sync
*> SMEMBERS {q}dst
  (any order)
  1) "a"
  2) "b"
  3) "new"
