# A clogged link delivers everything, late; afterwards it is as quick as before
# rules: REP-6
#
# What is on its way when the clog begins is late as well.

regions: r1, r2
latency: 10ms

r1> SET k 1
  OK
clog r1 -> r2 10x
advance 99ms
r2> GET k
  (nil)
advance 1ms
r2> GET k
  "1"
r1> SET k 2
  OK
unclog r1 -> r2
advance 10ms
r2> GET k
  "2"
