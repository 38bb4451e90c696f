# A region that never wrote is not stale after a restart, and may serve old data
# rules: STL-2, STL-3

regions: r1, r2
latency: 10ms

r1> SET k 1
  OK
settle
crash r2
r1> SET k 2
  OK
restart r2
status r2
  running
r2> GET k
  "1"
r2> SET own 1
  OK
settle
*> GET k
  "2"
