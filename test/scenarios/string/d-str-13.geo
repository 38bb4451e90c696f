# A DEL that finds nothing does nothing to a concurrent SET
# vector: D-STR-13 · inferred
# rules: KEY-2
# source: content/operate/rs/databases/active-active/develop/data-types/sets.md

regions: r1, r2
delivery: manual

r1> DEL k
  (integer) 0
r2> SET k v
  OK

advance 1ms
sync

advance 1ms
*> GET k
  "v"
