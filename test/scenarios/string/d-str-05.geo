# A clock that steps back makes last-write-wins intransitive
# vector: D-STR-05 · inferred
# rules: CLK-4, CLK-5
# source: content/operate/rs/databases/active-active/develop/data-types/strings.md
#
# Times: a at T, b at T + 101, c at T - 497. c replaces b because it saw b, whatever its time; a
# and c are concurrent, and a is later. A region that kept only its present winner would show c
# at r1 (a had lost to b already) and a at r2, for good.

regions: r1, r2 +100ms
delivery: manual

r1> SET k a
  OK

advance 1ms
r2> SET k b
  OK

advance 1ms
clock r2 -500ms

advance 1ms
r2> SET k c
  OK

advance 1ms
r2> GET k
  "c"

advance 1ms
sync

advance 1ms
*> GET k
  "a"
