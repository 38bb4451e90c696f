# Reading, adding and writing back loses an update
# vector: D-STR-19 · documented
# rules: STR-1
# source: content/operate/rs/databases/active-active/develop/data-types/strings.md
#
# Two additions, one survives. INCR would have given 2 (D-CTR-02).

regions: r1, r2
delivery: manual

r1> SET n 0
  OK
sync

advance 1ms
*> GET n
  "0"

advance 1ms
r1> SET n 1
  OK
r2> SET n 1
  OK

advance 1ms
sync

advance 1ms
*> GET n
  "1"
