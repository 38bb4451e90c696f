# A SET concurrent with a DEL survives even if the DEL is later
# vector: D-STR-10 · inferred
# rules: STR-3, KEY-1
# source: content/operate/rs/databases/active-active/develop/data-types/hyperloglog.md
#
# DEL takes no part in last-write-wins: it removes the value it had seen, v0, and had not seen v1.

regions: r1, r2
delivery: manual

r1> SET k v0
  OK
sync

advance 1ms
r2> SET k v1
  OK

advance 1ms
r1> DEL k
  (integer) 1

advance 1ms
sync
*> GET k
  "v1"
