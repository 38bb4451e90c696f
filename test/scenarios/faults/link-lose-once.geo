# One transfer is lost: it and what follows arrive 200 ms late
# rules: REP-11

regions: r1, r2
latency: 10ms

r1> SET k 1
  OK
r1> SET k 2
  OK
lose r1 -> r2
advance 209ms
r2> GET k
  (nil)
advance 1ms
r2> GET k
  "2"
traffic r1 -> r2
  1) "lost"
  2) (integer) 1
