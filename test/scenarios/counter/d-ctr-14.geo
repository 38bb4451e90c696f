# A number written by SET can be incremented, in any region
# vector: D-CTR-14 · inferred
# rules: STR-5
# source: content/operate/rs/databases/active-active/develop/data-types/strings.md

regions: r1, r2
delivery: manual

r1> SET n 7
  OK

advance 1ms
r1> INCR n
  (integer) 8

advance 1ms
sync

advance 1ms
r2> INCR n
  (integer) 9

advance 1ms
sync

advance 1ms
*> GET n
  "9"
