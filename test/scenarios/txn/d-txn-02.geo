# WATCH notices an effect that arrives
# vector: D-TXN-02 · inferred
# rules: TXN-3
# source: content/operate/rs/databases/active-active/develop/develop-for-aa.md
#
# The keyspace of r1 changed between WATCH and EXEC, if by a remote write.

regions: r1, r2
delivery: manual

r1> SET bal 100
  OK
sync

advance 1ms
r1> WATCH bal
  OK
r2> SET bal 50
  OK

advance 1ms
sync
r1> MULTI
  OK
r1> SET bal 90
  QUEUED
r1> EXEC
  (nil)
*> GET bal
  "50"
