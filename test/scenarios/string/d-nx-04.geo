# Clocks decide which of two claims survives
# vector: D-NX-04 · inferred
# rules: STR-4, CLK-5
# source: content/operate/rs/databases/active-active/develop/data-types/strings.md
#
# r2 is ten seconds slow, so here the earlier claim stays; were it fast, the later one would.
# Neither the first nor the last claim in real time is safe.

regions: r1, r2 -10s
delivery: manual

r1> SET k r1 NX
  OK

advance 2002ms
r2> SET k r2 NX
  OK

advance 1ms
sync

advance 1ms
*> GET k
  "r1"
