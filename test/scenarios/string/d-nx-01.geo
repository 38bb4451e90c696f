# SET NX answers OK in both regions, and the later claim keeps the key
# vector: D-NX-01 · inferred
# rules: STR-4, CLK-7, STR-1
# source: content/operate/rs/databases/active-active/develop/data-types/strings.md
#
# NX asks the region's own copy and nobody else. It is not the first writer who stays, but the
# last by the clock.

regions: r1, r2
delivery: manual

r1> SET idem:1 r1 NX EX 86400
  OK

advance 1ms
r2> SET idem:1 r2 NX EX 86400
  OK

advance 1ms
sync

advance 1ms
*> GET idem:1
  "r2"
