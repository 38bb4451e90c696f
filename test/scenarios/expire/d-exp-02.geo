# PERSIST beats a concurrent EXPIRE
# vector: D-EXP-02 · documented
# rules: EXP-2
# source: content/operate/rs/databases/active-active/develop/develop-for-aa.md

regions: r1, r2
delivery: manual

r1> SET k v EX 10
  OK
sync

advance 1ms
r1> PERSIST k
  (integer) 1

advance 1ms
r2> EXPIRE k 1000
  (integer) 1

advance 1ms
sync
*> TTL k
  (integer) -1

advance 20min
*> GET k
  "v"
