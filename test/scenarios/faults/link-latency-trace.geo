# Measured latencies: the third transfer is slow, and the fourth waits behind it
# rules: REP-11
#
# The fourth effect alone would arrive after 10 ms. A link keeps order, so it comes with the third.

regions: r1, r2
latency: trace 10ms 10ms 300ms

r1> RPUSH l 1
  (integer) 1
r1> RPUSH l 2
  (integer) 2
r1> RPUSH l 3
  (integer) 3
r1> RPUSH l 4
  (integer) 4
advance 10ms
r2> LRANGE l 0 -1
  1) "1"
  2) "2"
advance 289ms
r2> LRANGE l 0 -1
  1) "1"
  2) "2"
advance 1ms
r2> LRANGE l 0 -1
  1) "1"
  2) "2"
  3) "3"
  4) "4"
