# GETSET is no mutex: both callers see the old value
# vector: D-STR-16 · inferred
# rules: STR-6, CLK-7
# source: content/operate/rs/databases/active-active/develop/data-types/strings.md

regions: r1, r2
delivery: manual

r1> SET k free
  OK
sync

advance 1ms
r1> GETSET k r1
  "free"

advance 1ms
r2> GETSET k r2
  "free"

advance 1ms
sync

advance 1ms
*> GET k
  "r2"
