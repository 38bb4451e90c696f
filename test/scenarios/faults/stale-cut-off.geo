# A region that reaches nobody stays stale: it cannot learn what it had written
# rules: STL-1, STL-3
#
# Here nothing was lost, but a region cannot know that.

regions: r1, r2
latency: 10ms

r1> SET k 1
  OK
settle
cut r1 r2
crash r1
restart r1
advance 1h
status r1
  stale
r1> SET k 2
  (error) READONLY You can't write against a stale instance: it restarted and has not synced yet.
heal r1 r2
settle
status r1
  running
r1> SET k 2
  OK
