# Another region sees a transaction as a whole or not at all
# rules: TXN-2
# source: content/operate/rs/databases/active-active/develop/develop-for-aa.md
#
# The effects travel in one piece.

regions: r1, r2
link: r1 -> r2 100ms jitter 50ms
seed: 9
switch: execVisibility = atomic

r1> MULTI
  OK
r1> SET {t}debit -10
  QUEUED
r1> SET {t}credit 10
  QUEUED
r1> EXEC
  1) OK
  2) OK

advance 120ms
r2> MGET {t}debit {t}credit
  1) "-10"
  2) "10"

advance 1s
r2> MGET {t}debit {t}credit
  1) "-10"
  2) "10"
