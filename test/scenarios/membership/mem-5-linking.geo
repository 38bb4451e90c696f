# A region that is linked by force loses its data and answers nobody for minutes
# rules: MEM-5, MEM-1
#
# The vendor says minutes; how many is a setting here. Then the region joins as any other: it reads at once, and writes
# when it has synced. Its peers go on meanwhile.

regions: r1, r2
latency: 10ms
linking: 3min

r2> SET k old
  OK
settle
force-remove r2
join r2
status r2
  linking
r2> GET k
  (error) ERR region 'r2' is unavailable: it is being linked to the database
r1> SET k new
  OK
advance 179s
r2> GET k
  (error) ERR region 'r2' is unavailable...
advance 1s
status r2
  joining
r2> GET k
  (nil)
r2> SET k newer
  (error) READONLY...
advance 10ms
r2> GET k
  "new"
status r2
  running
expect converged
