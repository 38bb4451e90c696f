# Counters that nobody set add up, also where the later of SET and INCR wins
# rules: CTR-1, CTR-2
# source: content/operate/rs/databases/active-active/develop/data-types/strings.md
#
# The setting speaks of a SET beside an INCR. Without a SET both steps count, for keys and fields.

regions: r1, r2
delivery: manual
switch: setVsIncr = lww

r1> INCRBY c 5
  (integer) 5
r1> HINCRBY h f 5
  (integer) 5
advance 1ms
r2> INCRBY c 7
  (integer) 7
r2> HINCRBY h f 7
  (integer) 7
sync
*> GET c
  "12"
*> HGET h f
  "12"
