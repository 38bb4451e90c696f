# The first SET of a counter beside an INCR: the later of the two is shown
# rules: CTR-2
# source: content/operate/rs/databases/active-active/develop/data-types/strings.md
#
# Here r2 counts after r1 sets c, and before r1 sets d. What it counted was never set.

regions: r1, r2
delivery: manual
switch: setVsIncr = lww

r1> SET c 100
  OK
advance 1ms
r2> INCRBY c 5
  (integer) 5
r2> INCRBY d 5
  (integer) 5
advance 1ms
r1> SET d 100
  OK
sync
*> GET c
  "5"
*> GET d
  "100"

r1> INCR c
  (integer) 6
r1> INCR d
  (integer) 101
sync
*> GET c
  "6"
*> GET d
  "101"

# What is shown of c was counted, so two more steps both count; d was set, and one of two is lost.
advance 1ms
r1> INCR c
  (integer) 7
r1> INCR d
  (integer) 102
advance 1ms
r2> INCRBY c 2
  (integer) 8
r2> INCRBY d 2
  (integer) 103
sync
*> GET c
  "9"
*> GET d
  "103"
