# PERSIST of a key without a deadline still beats a concurrent EXPIRE
# rules: EXP-2
# source: content/operate/rs/databases/active-active/develop/develop-for-aa.md
#
# It answers 0 either way.

regions: r1, r2
delivery: manual
switch: persistNoTtl = writes-infinity

r1> SET k v
  OK
sync

advance 1ms
r1> PERSIST k
  (integer) 0
r2> EXPIRE k 10
  (integer) 1

advance 1ms
sync
*> TTL k
  (integer) -1
