# A latency around a mean: the trace of one seed, and order is kept
# rules: REP-6, REP-11

regions: r1, r2
latency: normal 80ms 30ms
seed: 7

r1> RPUSH l 1
  (integer) 1
advance 1ms
r1> RPUSH l 2
  (integer) 2
advance 1ms
r1> RPUSH l 3
  (integer) 3
advance 60ms
r2> LRANGE l 0 -1
  (empty array)
settle
r2> LRANGE l 0 -1
  1) "1"
  2) "2"
  3) "3"
