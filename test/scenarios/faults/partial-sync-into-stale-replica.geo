# Keys are not lost when a region restarts with an old file and catches up (RS114258)
# rules: REP-4, REP-10, STL-3
#
# r2 forgets what its file did not hold yet. It must not go on from its former position in r1's
# backlog, which would leave out what it forgot.

regions: r1, r2
latency: 10ms
persistence: r2 everysec

r1> SET a 1
  OK
advance 1s
r1> SET b 2
  OK
advance 500ms
r2> GET b
  "2"
crash r2
restart r2
r2> GET a
  "1"
r2> GET b
  (nil)
r1> SET c 3
  OK
settle
traffic r1 -> r2
  1) "fullSyncs"
  2) (integer) 1
  3) "fullSyncBytes"
  4) (integer) 502
*> GET b
  "2"
*> GET c
  "3"
expect converged
