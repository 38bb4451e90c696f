# The region with the shorter deadline does not expire the key
# vector: D-EXP-12 · documented
# rules: EXP-3, EXP-4
# source: content/operate/rs/databases/active-active/develop/develop-for-aa.md
#
# The clock of r1 is 30 seconds ahead. Its own deadline (10 s by its clock, 40 s from now) loses
# against that of r2 (50 s from now), so r2 owns the key. After 25 s r1 takes it for expired and
# hides it, but it is not for r1 to delete it.

regions: r1 +30s, r2
delivery: manual

r1> SET k v
  OK
sync

advance 1ms
r1> EXPIRE k 10
  (integer) 1
r2> EXPIRE k 50
  (integer) 1
sync

advance 25s
r1> GET k
  (nil)
sync
r2> GET k
  "v"

advance 26s
r2> GET k
  (nil)
sync
r1> GET k
  (nil)
