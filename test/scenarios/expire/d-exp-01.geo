# Of two concurrent EXPIREs the longer wins, even if it is the earlier
# vector: D-EXP-01 · documented
# rules: EXP-1
# source: content/operate/rs/databases/active-active/develop/develop-for-aa.md

regions: r1, r2
delivery: manual

r1> SET k v
  OK
sync

advance 1ms
r2> EXPIRE k 50
  (integer) 1

advance 1ms
r1> EXPIRE k 10
  (integer) 1

advance 1ms
sync
*> TTL k
  (integer) 50

advance 20s
*> GET k
  "v"

advance 31s
*> GET k
  (nil)
