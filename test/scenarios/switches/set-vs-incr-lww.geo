# SET beside INCRBY, both as plain writes: the later result stands
# rules: CTR-2
# source: content/operate/rs/databases/active-active/develop/data-types/strings.md
#
# INCRBY is later and wrote 105, the sum as its region saw it.

regions: r1, r2
delivery: manual
switch: setVsIncr = lww

r1> SET c 100
  OK
sync

advance 1ms
r1> SET c 10
  OK

advance 1ms
r2> INCRBY c 5
  (integer) 105

advance 1ms
sync
*> GET c
  "105"
