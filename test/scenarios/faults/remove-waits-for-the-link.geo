# A removal that was begun waits for a link that is cut meanwhile
# rules: MEM-2

regions: r1, r2, r3
latency: 10ms

r3> SET k v
  OK
remove r3
cut r3 -> r1
advance 1h
status r3
  leaving
heal r3 r1
settle
status r3
  removed
r1> GET k
  "v"
