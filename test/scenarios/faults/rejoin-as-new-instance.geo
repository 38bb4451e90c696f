# A removed region comes back as a new instance, without the data it had kept
# rules: MEM-3, MEM-5, CLK-8
#
# What it had not passed on before its removal does not come back with it.

regions: r1, r2, r3
latency: 10ms

r3> SET k old
  OK
settle
cut r3 r1
cut r3 r2
r3> SET unsent 1
  OK
force-remove r3
r3> GET unsent
  "1"
heal r3 r1
heal r3 r2
r1> SET k new
  OK
join r3
r3> GET k
  (nil)
settle
r3> GET k
  "new"
r3> GET unsent
  (nil)
r3> SET k newest
  OK
settle
*> GET k
  "newest"
expect converged
