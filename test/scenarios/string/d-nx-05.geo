# SET NX answers OK in three regions
# vector: D-NX-05 · inferred
# rules: STR-4
# source: content/operate/rs/databases/active-active/develop/data-types/strings.md

regions: r1, r2, r3
delivery: manual

r1> SET k v NX EX 60
  OK
r2> SET k v NX EX 60
  OK
r3> SET k v NX EX 60
  OK

advance 1ms
sync

advance 1ms
*> GET k
  "v"
