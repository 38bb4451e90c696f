# Writes made while a region joins reach it, with the state or behind it
# rules: MEM-1, REP-4

regions: r1, r2
latency: 10ms

r1> INCRBY c 5
  (integer) 5
settle
r1> INCRBY c 1
  (integer) 6
join r3
r1> INCRBY c 10
  (integer) 16
advance 5ms
r2> INCRBY c 100
  (integer) 105
settle
*> GET c
  "116"
expect converged
