# A SET concurrent with a DEL survives
# vector: D-STR-09 · inferred
# rules: STR-3, KEY-1
# source: Multi-Master Replication (talk slides, Y. Gottlieb) and content/operate/rs/databases/active-active/develop/data-types/hyperloglog.md
#
# DEL removes the value it had seen, v0, and cannot remove v1.

regions: r1, r2
delivery: manual

r1> SET k v0
  OK
sync

advance 1ms
r1> DEL k
  (integer) 1

advance 1ms
r2> SET k v1
  OK

advance 1ms
sync

advance 1ms
*> GET k
  "v1"
