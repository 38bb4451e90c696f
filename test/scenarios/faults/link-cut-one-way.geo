# A link cut in one direction: r2 is heard, and hears nothing
# rules: REP-2, REP-6
#
# Each direction is a connection of its own receiver.

regions: r1, r2
latency: 10ms

cut r1 -> r2
r1> SET a 1
  OK
r2> SET b 2
  OK
advance 1min
r1> MGET {}a {}b
  1) (nil)
  2) (nil)
r1> GET b
  "2"
r2> GET a
  (nil)
heal r1 -> r2
advance 9ms
r2> GET a
  (nil)
advance 1ms
r2> GET a
  "1"
