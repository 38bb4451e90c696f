# With a file that is always current a crash loses nothing, sent or unsent
# rules: REP-10

regions: r1, r2
latency: 10ms
persistence: always

r1> SET k v
  OK
crash r1
r1> GET k
  (error) ERR region 'r1' is down: it crashed and was not restarted
restart r1
r1> GET k
  "v"
settle
*> GET k
  "v"
