# The effects of an EXEC are merged one by one
# vector: D-TXN-03 · inferred
# rules: TXN-2, CTR-3
# source: content/operate/rs/databases/active-active/develop/develop-for-aa.md

regions: r1, r2
delivery: manual

r1> SET {t}n 10
  OK
sync

advance 1ms
r1> MULTI
  OK
r1> INCRBY {t}n 5
  QUEUED
r1> SADD {t}s a
  QUEUED
r1> EXEC
  1) (integer) 15
  2) (integer) 1
r2> DEL {t}n
  (integer) 1

advance 1ms
sync

advance 1ms
*> GET {t}n
  "5"
*> SMEMBERS {t}s
  1) "a"
