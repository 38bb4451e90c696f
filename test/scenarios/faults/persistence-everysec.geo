# With a file of the last full second a crash loses acknowledged writes for good
# rules: REP-10, FAIL-1
#
# a was written in a second that is over, b was not, and neither had left the region.

regions: r1, r2
latency: 10ms
persistence: everysec

cut r1 r2
r1> SET a 1
  OK
advance 1s
r1> SET b 2
  OK
crash r1
restart r1
heal r1 r2
settle
*> GET a
  "1"
*> GET b
  (nil)
