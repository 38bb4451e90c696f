# A home region for every key does not survive a failover
# vector: D-MEM-03 · inferred
# rules: FAIL-1, STR-4
# source: content/operate/rs/databases/active-active/disaster-recovery/proxy-based.md
#
# r1 is home and granted the claim, then became unreachable. Its claims move to r2, where NX
# succeeds again.

regions: r1, r2
delivery: manual

r1> SET idem:9 home NX
  OK

advance 1ms
r2> SET idem:9 failover NX
  OK

advance 1ms
sync

advance 1ms
*> GET idem:9
  "failover"
