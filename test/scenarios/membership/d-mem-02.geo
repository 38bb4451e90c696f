# After a failover a client may miss its own write
# vector: D-MEM-02 · documented
# rules: FAIL-1
# source: content/operate/rs/databases/active-active/develop/app-failover-active-active.md
#
# The first GET is the client that moved to r2 before its write arrived there.

regions: r1, r2
delivery: manual

r1> SET order:1 paid
  OK

advance 1ms
r2> GET order:1
  (nil)

advance 1ms
sync

advance 1ms
r2> GET order:1
  "paid"
