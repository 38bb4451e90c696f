# Concurrent SETs: the later clock wins, not the order of arrival
# vector: D-STR-01 · documented
# rules: STR-1, CLK-2
# source: content/operate/rs/databases/active-active/develop/data-types/strings.md

regions: r1, r2
delivery: manual

r2> SET k b
  OK

advance 1ms
r1> SET k a
  OK

advance 1ms
sync

advance 1ms
*> GET k
  "a"
