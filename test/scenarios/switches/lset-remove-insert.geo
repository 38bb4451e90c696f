# Two LSETs of one element: both values stay
# rules: LST-5
# source: content/operate/rs/databases/active-active/develop/data-types/lists.md
#
# Each removed the a it saw and inserted its own in that place.

regions: r1, r2
delivery: manual
switch: lset = remove-insert

r1> RPUSH l x a y
  (integer) 3
sync

advance 1ms
r1> LSET l 1 b
  OK

advance 1ms
r2> LSET l 1 c
  OK

advance 1ms
sync
*> LRANGE l 0 -1
  1) "x"
  2) "b"
  3) "c"
  4) "y"
