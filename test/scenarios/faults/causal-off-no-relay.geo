# Without causal consistency nothing is passed on, and an effect may overtake its cause
# rules: REP-5

regions: r1, r2, r3
latency: 10ms
link: r1 r3 1s
causal-consistency: off

r1> SADD s a
  (integer) 1
advance 10ms
r2> SADD s b
  (integer) 1
advance 10ms
r3> SMEMBERS s
  1) "b"
traffic r2 -> r3
  (empty array)
settle
*> SMEMBERS s
  1) "a"
  2) "b"
