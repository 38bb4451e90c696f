# A short way with a long tail: nothing before the least, something long after the mean
# rules: REP-6, REP-11

regions: r1, r2
latency: exponential 20ms 100ms
seed: 5

r1> SET k v
  OK
advance 19ms
r2> GET k
  (nil)
settle
r2> GET k
  "v"
