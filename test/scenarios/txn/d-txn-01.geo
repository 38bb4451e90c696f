# WATCH does not notice a concurrent write of another region
# vector: D-TXN-01 · inferred
# rules: TXN-3, CLK-7, CLK-3
# source: content/operate/rs/databases/active-active/develop/develop-for-aa.md
#
# Both transactions commit, one withdrawal is lost. Both wrote in the same millisecond, so
# region 1 wins.

regions: r1, r2
delivery: manual

r1> SET bal 100
  OK
sync

advance 1ms
r1> WATCH bal
  OK
r2> WATCH bal
  OK

advance 1ms
*> GET bal
  "100"

advance 1ms
r1> MULTI
  OK
r2> MULTI
  OK
r1> SET bal 30
  QUEUED
r2> SET bal 60
  QUEUED

advance 1ms
r1> EXEC
  1) OK
r2> EXEC
  1) OK

advance 1ms
sync

advance 1ms
*> GET bal
  "30"
