# A field past its deadline was set by nobody: what is counted there adds up
# rules: CTR-1, CTR-2, HSH-5
#
# r2 and r3 only hide the field that r1 owns, remove it before they write it, and count from zero.

regions: r1, r2, r3
delivery: manual
switch: setVsIncr = lww

r1> HSET h f 5 g 1
  (integer) 2
r1> HPEXPIRE h 10 FIELDS 1 f
  1) (integer) 1
sync

advance 11ms
r2> HINCRBY h f 1
  (integer) 1
r3> HINCRBY h f 2
  (integer) 2
sync
*> HGET h f
  "3"
