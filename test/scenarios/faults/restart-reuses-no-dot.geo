# After a restart without its file a region writes under numbers that nobody has seen
# rules: STL-3, CLK-6, CLK-8
#
# r1's second write, b, reached r3 only, and r3 cannot be asked when r1 comes back. Were its number
# given again, to c, r3 would drop c as known. r1 goes on as a new instance.

regions: r1, r2, r3
latency: 10ms
persistence: r1 none

r1> SADD s a
  (integer) 1
settle
cut r1 r2
r1> SADD s b
  (integer) 1
advance 10ms
cut r1 r3
r1> SADD s lost
  (integer) 1
crash r1
heal r1 r2
restart r1
settle
status r1
  running
r1> SADD s c
  (integer) 1
r1> SADD s d
  (integer) 1
settle
heal r1 r3
settle
*> SMEMBERS s
  1) "a"
  2) "b"
  3) "c"
  4) "d"
expect converged
