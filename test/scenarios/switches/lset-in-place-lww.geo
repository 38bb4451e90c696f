# Two LSETs of one element: the later value stands
# rules: LST-5
# source: content/operate/rs/databases/active-active/develop/data-types/lists.md

regions: r1, r2
delivery: manual
switch: lset = in-place-lww

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
  2) "c"
  3) "y"
