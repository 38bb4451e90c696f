# After a failover an acknowledged write is missing until its region is back
# rules: FAIL-1
# source: content/operate/rs/databases/active-active/develop/app-failover-active-active.md
#
# r1 acknowledged and failed before it sent anything. The client finds nothing in r2, and its
# write appears when r1 returns with what it had stored.

regions: r1, r2

r1> SET order:7 paid
  OK
crash r1
r1> GET order:7
  (error) ...

advance 1min
r2> GET order:7
  (nil)
restart r1
settle
*> GET order:7
  "paid"
