# What a crash loses locally comes back from the peers that had received it
# rules: REP-10, STL-2, STL-3
#
# b had reached r2. c had not, and is gone.

regions: r1, r2
latency: 10ms
persistence: everysec

r1> SET a 1
  OK
advance 1s
r1> SET b 2
  OK
advance 10ms
cut r1 r2
r1> SET c 3
  OK
crash r1
heal r1 r2
restart r1
r1> GET b
  (nil)
settle
*> GET a
  "1"
*> GET b
  "2"
*> GET c
  (nil)
