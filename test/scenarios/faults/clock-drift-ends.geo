# A clock that drifted keeps what it gained when the drift ends, and a step sets it right
# rules: CLK-5, EXP-7
#
# The deadline was set by a clock that is one second ahead; r1 keeps the key a second longer.

regions: r1, r2
latency: 10ms
start: 0

drift r2 +100000ppm
advance 10s
drift r2 +0ppm
r2> SET k v PX 5000
  OK
settle
r2> PTTL k
  (integer) 4990
r1> PTTL k
  (integer) 5990
clock r2 +0ms
r2> PTTL k
  (integer) 5990
