# A write that saw another replaces it, whatever the clocks say
# vector: D-STR-03 · documented
# rules: CLK-1, CLK-2
# source: content/operate/rs/databases/active-active/develop/data-types/strings.md
#
# The clock of r1 is an hour ahead, so b carries the far smaller time. But r2 had seen a when it
# wrote b: their order is known and nobody looks at a clock.

regions: r1 +1h, r2
delivery: manual

r1> SET k a
  OK

advance 1ms
sync

advance 1ms
r2> SET k b
  OK

advance 1ms
sync

advance 1ms
*> GET k
  "b"
