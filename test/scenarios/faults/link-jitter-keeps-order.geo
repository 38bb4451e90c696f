# Jitter delays each effect differently and never lets one overtake another
# rules: REP-11, CLK-6
#
# Were the second SET to arrive first, the DEL behind the first would find a gap.

regions: r1, r2
latency: 10ms jitter 500ms
seed: 3

r1> SET k 1
  OK
r1> DEL k
  (integer) 1
r1> SET k 2
  OK
r1> RPUSH l a
  (integer) 1
r1> RPUSH l b
  (integer) 2
r1> RPUSH l c
  (integer) 3
settle
r2> GET k
  "2"
r2> LRANGE l 0 -1
  1) "a"
  2) "b"
  3) "c"
traffic r1 -> r2
  (empty array)
