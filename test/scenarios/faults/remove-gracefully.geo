# Graceful removal first passes on everything the leaver wrote
# rules: MEM-2
#
# The other side, what a removal by force loses, is d-mem-01.geo.

regions: r1, r2, r3
latency: 10ms

r3> INCRBY c 100
  (integer) 100
remove r3
status r3
  leaving
r3> INCR c
  (error) READONLY You can't write against an instance that is being removed.
advance 10ms
status r3
  removed
r1> GET c
  "100"
r2> GET c
  "100"
