# A stale region hides its expired keys and deletes them once it may write
# rules: EXP-3, STL-1, STL-3
#
# The deletion would need a dot, which a stale region must not give.

regions: r1, r2
latency: 100ms

r1> SET k v PX 1000
  OK
settle
crash r1
advance 2s
r2> GET k
  (nil)
tombstones r2 k
  (integer) 0
restart r1
r1> GET k
  (nil)
tombstones r1 k
  (integer) 0
advance 100ms
status r1
  running
tombstones r1 k
  (integer) 1
settle
*> EXISTS k
  (integer) 0
