# A transaction stays in one slot
# rules: TXN-1, CLU-4
# source: content/operate/rs/references/compatibility/commands/transactions.md

regions: r1, r2
delivery: manual

r1> MULTI
  OK
r1> SET {t}a 1
  QUEUED
r1> INCR {t}a
  QUEUED
r1> EXEC
  1) OK
  2) (integer) 2
r1> MULTI
  OK
r1> SET {t}a 5
  QUEUED
r1> DISCARD
  OK
r1> GET {t}a
  "2"
r1> WATCH a b
  (error) CROSSSLOT Keys in request don't hash to the same slot
r1> MULTI
  OK
r1> SET a 1
  QUEUED
r1> SET b 2
  QUEUED
r1> EXEC
  (error) CROSSSLOT Keys in request don't hash to the same slot
r1> MGET a b
  1) (nil)
  2) (nil)
