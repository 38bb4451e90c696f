# Writes of other regions show in a region while it is stale
# rules: STL-2
#
# r3 is slow to answer, so r1 stays stale although the write of r2 has arrived.

regions: r1, r2, r3
latency: 10ms
link: r3 -> r1 500ms

r1> SET mine 1
  OK
settle
crash r1
r2> SET theirs 2
  OK
restart r1
advance 10ms
r1> GET theirs
  "2"
status r1
  stale
r1> SET mine 2
  (error) READONLY You can't write against a stale instance: it restarted and has not synced yet.
advance 490ms
status r1
  running
r1> SET mine 2
  OK
