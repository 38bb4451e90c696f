# A region that was away for a while goes on from where it stopped: the backlog reaches back
# rules: REP-3
#
# The other side of the switch is backlog-falls-off.geo.

regions: r1, r2
latency: 10ms
backlog: 4096

cut r1 r2
r1> SET a 1
  OK
r1> SET b 2
  OK
advance 1min
heal r1 r2
settle
traffic r1 -> r2
  (empty array)
r2> GET a
  "1"
r2> GET b
  "2"
