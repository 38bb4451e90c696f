# A key is there until its deadline has passed
# rules: EXP-3, EXP-4
#
# The rules say "after the deadline", and Redis compares so: in that very millisecond the key is
# still there, with no time left.

regions: r1, r2
delivery: manual

r1> SET k v PX 10
  OK
sync

advance 10ms
*> PTTL k
  (integer) 0
*> GET k
  "v"

advance 1ms
r2> GET k
  (nil)
r1> GET k
  (nil)
