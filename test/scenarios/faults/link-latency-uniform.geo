# A latency between two bounds: every effect arrives within them, in the order it was sent
# rules: REP-6, REP-11
#
# Which value within the bounds is drawn from the seed. Nothing arrives before the least of them.

regions: r1, r2
latency: uniform 50ms 150ms

r1> RPUSH l 1
  (integer) 1
r1> RPUSH l 2
  (integer) 2
r1> RPUSH l 3
  (integer) 3
advance 49ms
r2> LRANGE l 0 -1
  (empty array)
advance 101ms
r2> LRANGE l 0 -1
  1) "1"
  2) "2"
  3) "3"
