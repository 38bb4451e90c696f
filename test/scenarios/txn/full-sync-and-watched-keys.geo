# A full synchronisation touches the watched keys that it changes, and no others
# rules: TXN-3, REP-4
#
# Merging a state has the outcome of applying the effects behind it: k is as it was, j is not.

regions: r1, r2
delivery: manual

r1> SET k 1
  OK
r1> SET j 1
  OK
sync
ann@r1> WATCH k
  OK
bob@r1> WATCH j
  OK
r2> SET j 2
  OK
full-sync r1 r2
ann@r1> MULTI
  OK
ann@r1> GET k
  QUEUED
ann@r1> EXEC
  1) "1"
bob@r1> MULTI
  OK
bob@r1> GET j
  QUEUED
bob@r1> EXEC
  (nil)
