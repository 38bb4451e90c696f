# Nobody keeps the deadline of a removed owner
# rules: EXP-12
# source: content/operate/rs/databases/active-active/develop/develop-for-aa.md
#
# The key is only hidden from those for whom it has passed; r2, whose clock is slow, still shows
# it.

regions: r1, r2 -20s, r3
delivery: manual
switch: ownerLost = never-expires

r3> SET k v EX 10
  OK
sync
force-remove r3

advance 11s
sync
r1> EXISTS k
  (integer) 0
r2> EXISTS k
  (integer) 1
