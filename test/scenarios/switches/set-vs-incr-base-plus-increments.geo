# SET beside INCRBY: the new base plus the unseen increment
# rules: CTR-2
# source: content/operate/rs/databases/active-active/develop/data-types/sorted-sets.md

regions: r1, r2
delivery: manual
switch: setVsIncr = base-plus-increments

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
  "15"
