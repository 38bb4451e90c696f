# Causal consistency passes every effect on to the others, and that traffic is counted
# rules: REP-5
#
# The direct link from r1 to r3 is slow. r2 passes on r1's write before its own, which depends on it.
# r1 itself is not told what it wrote.

regions: r1, r2, r3
latency: 10ms
link: r1 r3 1s
causal-consistency: on

r1> RPUSH l a
  (integer) 1
advance 10ms
r2> RPUSH l b
  (integer) 2
advance 10ms
r3> LRANGE l 0 -1
  1) "a"
  2) "b"
traffic r2 -> r3
  1) "relayedMessages"
  2) (integer) 1
  3) "relayedBytes"
  4) (integer) 156
traffic r2 -> r1
  (empty array)
settle
traffic r3 -> r2
  1) "relayedMessages"
  2) (integer) 1
  3) "relayedBytes"
  4) (integer) 156
*> LRANGE l 0 -1
  1) "a"
  2) "b"
