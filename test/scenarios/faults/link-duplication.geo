# Every transfer arrives twice, and the counters are as if it had not
# rules: CLK-6, CTR-1

regions: r1, r2
latency: 10ms duplication 100%

r1> INCRBY c 5
  (integer) 5
r2> INCRBY c 7
  (integer) 7
settle
*> GET c
  "12"
traffic r1 -> r2
  1) "duplicated"
  2) (integer) 1
traffic r2 -> r1
  1) "duplicated"
  2) (integer) 1
