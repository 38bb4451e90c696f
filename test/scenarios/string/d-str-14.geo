# Of two concurrent APPENDs one suffix is lost
# vector: D-STR-14 · inferred
# rules: STR-2
# source: content/operate/rs/databases/active-active/develop/data-types/strings.md
#
# What is replicated is the whole value that APPEND made, not the suffix.

regions: r1, r2
delivery: manual

r1> SET log a
  OK
sync

advance 1ms
r1> APPEND log b
  (integer) 2

advance 1ms
r2> APPEND log c
  (integer) 2

advance 1ms
sync
*> GET log
  "ac"
