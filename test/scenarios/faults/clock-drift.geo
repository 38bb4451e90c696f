# A clock that runs fast gains time, and wins with it
# rules: CLK-2, CLK-5
#
# 10 % too fast, r2 is a second ahead after ten; its earlier write beats a later one.

regions: r1, r2
delivery: manual
clock-drift: r2 +100000ppm

advance 10s
r2> SET k early
  OK
advance 500ms
r1> SET k late
  OK
sync
*> GET k
  "early"
