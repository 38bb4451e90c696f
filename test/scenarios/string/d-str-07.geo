# Three concurrent SETs agree whatever the order of the exchanges
# vector: D-STR-07 · documented
# rules: STR-1
# source: content/operate/rs/databases/active-active/develop/data-types/strings.md

regions: r1, r2, r3
delivery: manual

r1> SET k a
  OK

advance 1ms
r2> SET k b
  OK

advance 1ms
r3> SET k c
  OK

advance 1ms
sync r1 r2

advance 1ms
r1> GET k
  "b"
r2> GET k
  "b"

advance 1ms
sync r2 r3

advance 1ms
r2> GET k
  "c"

advance 1ms
sync r1 r3

advance 1ms
*> GET k
  "c"
