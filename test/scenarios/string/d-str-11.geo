# A DEL deletes everywhere what it had seen
# vector: D-STR-11 · documented
# rules: KEY-1
# source: content/operate/rs/databases/active-active/develop/data-types/strings.md

regions: r1, r2
delivery: manual

r1> SET k v
  OK

advance 1ms
sync

advance 1ms
r2> DEL k
  (integer) 1

advance 1ms
sync

advance 1ms
*> GET k
  (nil)
*> EXISTS k
  (integer) 0
