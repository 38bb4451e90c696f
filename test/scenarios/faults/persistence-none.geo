# Without a file a crash empties the region, and its peers fill it again
# rules: REP-4, REP-10
#
# This is what Azure offers beside geo-replication.
#
# What had not left the region is lost although it was acknowledged.

regions: r1, r2
latency: 10ms
persistence: none

r1> SET a 1
  OK
r2> SADD s x
  (integer) 1
settle
cut r1 r2
r1> SET unsent 1
  OK
crash r1
heal r1 r2
restart r1
r1> GET a
  (nil)
settle
*> GET a
  "1"
*> SMEMBERS s
  1) "x"
*> GET unsent
  (nil)
