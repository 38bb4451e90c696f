# Redlock over the regions of one database excludes nobody
# vector: D-NX-09 · inferred
# rules: STR-4, STR-1, KEY-1
# source: content/operate/rs/databases/active-active/develop/data-types/strings.md
#
# A holds two of three. The single claim of B is later and overwrites A everywhere; B gives up,
# deletes its claim and thereby everyone's; C takes a majority while A still works. The members
# are copies of one another, not independent masters.

regions: r1, r2, r3
delivery: manual

r1> SET lk A NX PX 30000
  OK
r2> SET lk A NX PX 30000
  OK

advance 1ms
r3> SET lk B NX PX 30000
  OK

advance 1ms
sync

advance 1ms
*> GET lk
  "B"

advance 1ms
r3> DEL lk
  (integer) 1

advance 1ms
sync

advance 1ms
*> EXISTS lk
  (integer) 0

advance 1ms
r1> SET lk C NX PX 30000
  OK
r2> SET lk C NX PX 30000
  OK
