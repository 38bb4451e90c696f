# A clog slows down a link that is just being connected again, too
# rules: REP-4, REP-6
#
# After the cut the backlog no longer reaches back, so the whole state is on its way when the clog begins. It arrives as
# late as any effect would; and when the clog ends, as early.

regions: r1, r2
latency: 10ms
backlog: 0

cut r1 r2
r1> SET k 1
  OK
heal r1 r2
clog r1 -> r2 +1s
advance 1009ms
r2> GET k
  (nil)
advance 1ms
r2> GET k
  "1"

cut r1 r2
r1> SET k 2
  OK
clog r1 -> r2 +2s
heal r1 r2
advance 5ms
unclog r1 -> r2
advance 5ms
r2> GET k
  "2"
