# PERSIST of a key without a deadline changes nothing
# vector: D-EXP-14 · unspecified
# rules: EXP-2
# source: content/operate/rs/databases/active-active/develop/develop-for-aa.md
#
# It answers 0 and, taken here, has no effect elsewhere: the concurrent EXPIRE stands.

regions: r1, r2
delivery: manual

r1> SET k v
  OK
sync

advance 1ms
r2> EXPIRE k 10
  (integer) 1

advance 1ms
r1> PERSIST k
  (integer) 0

advance 1ms
sync
*> TTL k
  (integer) 10
