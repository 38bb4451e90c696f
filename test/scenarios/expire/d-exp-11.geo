# A deadline does not bring a deleted key back, nor wait for the next one
# vector: D-EXP-11 · inferred
# rules: EXP-10
# source: content/operate/rs/databases/active-active/develop/develop-for-aa.md

regions: r1, r2
delivery: manual

r1> SET k old
  OK
sync

advance 1ms
r1> DEL k
  (integer) 1
r2> EXPIRE k 10
  (integer) 1

advance 1ms
sync
*> EXISTS k
  (integer) 0
r1> SET k new
  OK

advance 1ms
sync
*> TTL k
  (integer) -1

advance 11s
*> GET k
  "new"
