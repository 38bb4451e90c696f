# A full sync after a lost backlog carries removals, and what the receiver wrote survives
# rules: REP-3, REP-4, GC-2
#
# The removals happened while r2 was away. Merging must take a and c from r2 and leave d.

regions: r1, r2
latency: 10ms
backlog: 0

r1> SADD s a b
  (integer) 2
r1> HSET h c 1 e 2
  (integer) 2
settle
cut r1 r2
r1> SREM s a
  (integer) 1
r1> HDEL h c
  (integer) 1
r2> SADD s d
  (integer) 1
collect
heal r1 r2
settle
*> SMEMBERS s
  1) "b"
  2) "d"
*> HKEYS h
  1) "e"
expect converged
