# A region that does not own a deadline hides the key and deletes nothing (MOD-9486, RS187486)
# rules: EXP-3, EXP-4, EXP-13
#
# r2's clock is ahead, so that it hides the key first. Reading it there must not delete it in r1,
# and a longer deadline makes it show again.

regions: r1, r2 +10s
latency: 10ms

r1> SET k v EX 5
  OK
settle
r2> GET k
  (nil)
r1> GET k
  "v"
advance 100ms
r1> GET k
  "v"
r1> EXPIRE k 60
  (integer) 1
settle
r2> GET k
  "v"
advance 1min
*> EXISTS k
  (integer) 0
