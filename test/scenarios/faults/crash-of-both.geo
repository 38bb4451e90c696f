# Both regions crash: each is stale until it has synced with the other, stale as that is
# rules: STL-1, STL-3, REP-4

regions: r1, r2
latency: 10ms
persistence: everysec

r1> SADD s a
  (integer) 1
r2> SADD s b
  (integer) 1
advance 1s
r1> SADD s lost
  (integer) 1
r2> SADD s gone
  (integer) 1
crash r1
crash r2
restart r1
restart r2
settle
status r1
  running
status r2
  running
*> SMEMBERS s
  1) "a"
  2) "b"
r1> SADD s c
  (integer) 1
settle
*> SMEMBERS s
  1) "a"
  2) "b"
  3) "c"
expect converged
