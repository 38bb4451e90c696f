# A counter that outlives its deadline never expires again
# vector: D-EXP-07 · inferred
# rules: EXP-8, CTR-3
# source: content/operate/rs/databases/active-active/develop/develop-for-aa.md
#
# r2 counts just before the deadline; it was told 2, so the usual "EXPIRE if INCR said 1" is
# skipped. The owner deletes what it had seen. One increment remains, without a deadline, and no
# later INCR will answer 1.

regions: r1, r2
delivery: manual

r1> INCR rl
  (integer) 1
r1> EXPIRE rl 10
  (integer) 1

advance 1ms
sync

advance 9996ms
r2> INCR rl
  (integer) 2

advance 1002ms
r1> EXISTS rl
  (integer) 0

advance 1ms
sync

advance 1ms
*> GET rl
  "1"
*> TTL rl
  (integer) -1
