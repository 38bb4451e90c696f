# SETNX answers 1 in both regions
# vector: D-NX-02 · inferred
# rules: STR-4
# source: content/operate/rs/databases/active-active/develop/data-types/strings.md

regions: r1, r2
delivery: manual

r1> SETNX lock x
  (integer) 1
r2> SETNX lock x
  (integer) 1

advance 1ms
sync

advance 1ms
*> GET lock
  "x"
