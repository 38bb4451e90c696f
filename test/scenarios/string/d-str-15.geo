# Concurrent SETRANGEs are not merged: one whole value wins
# vector: D-STR-15 · documented
# rules: STR-2
# source: content/operate/rs/databases/active-active/develop/data-types/strings.md

regions: r1, r2
delivery: manual

r1> SET k ......
  OK
sync

advance 1ms
r1> SETRANGE k 0 AAA
  (integer) 6

advance 1ms
r2> SETRANGE k 3 BBB
  (integer) 6

advance 1ms
sync

advance 1ms
*> GET k
  "...BBB"
