# A lost transfer is sent again: everything arrives, some of it a timeout later
# rules: REP-6, REP-11, CLK-6
#
# Loss beneath a connection is delay above it. What follows a lost transfer waits with it.

regions: r1, r2
latency: 10ms loss 50% retransmit 200ms
seed: 2

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
  (empty array)
settle
r2> LRANGE l 0 -1
  1) "1"
  2) "2"
  3) "3"
  4) "4"
traffic r1 -> r2
  1) "lost"
  2) (integer) 13
