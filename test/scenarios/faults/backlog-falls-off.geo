# A region that was away for too long is synchronised in full: its position fell off the backlog
# rules: REP-3, REP-4
#
# Partial sync is refused, the whole state is sent and merged, and effects flow behind it.

regions: r1, r2
latency: 10ms
backlog: 200

r1> SET a 0
  OK
settle
cut r1 r2
r1> SET a 1
  OK
r1> SET b 2
  OK
r1> SADD s x
  (integer) 1
r1> SADD s y
  (integer) 1
r2> SADD s z
  (integer) 1
advance 1min
heal r1 r2
traffic r1 -> r2
  1) "partialSyncErrors"
  2) (integer) 1
advance 10ms
traffic r1 -> r2
  1) "partialSyncErrors"
  2) (integer) 1
  3) "fullSyncs"
  4) (integer) 1
  5) "fullSyncBytes"
  6) (integer) 583
r2> GET a
  "1"
r2> GET b
  "2"
*> SCARD s
  (integer) 3
r1> SET a 3
  OK
advance 10ms
r2> GET a
  "3"
traffic r1 -> r2
  1) "partialSyncErrors"
  2) (integer) 1
  3) "fullSyncs"
  4) (integer) 1
  5) "fullSyncBytes"
  6) (integer) 583
