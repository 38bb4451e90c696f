# A region that joins reads at once, without the data yet, and writes when it has synced
# rules: MEM-1, STL-2

regions: r1, r2
latency: 10ms

r1> SET k 1
  OK
settle
join r3
status r3
  joining
r3> GET k
  (nil)
r3> SET k 2
  (error) READONLY You can't write against a joining instance: it has not synced yet.
advance 10ms
status r3
  running
r3> GET k
  "1"
r3> SET k 2
  OK
settle
*> GET k
  "2"
