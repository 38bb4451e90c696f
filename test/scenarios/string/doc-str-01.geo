# The later of two concurrent writes wins; a write that saw another simply follows it
# vector: DOC-STR-01 · documented
# rules: CLK-1, CLK-2, STR-1
# source: content/operate/rs/databases/active-active/develop/data-types/strings.md
#
# The page gives the writes and says in its text who wins; the reads are added here. The last
# write of r2 comes after the exchange, so it is not a conflict and needs no clock.

regions: r1, r2
delivery: manual

r1> SET text a
  OK

advance 1ms
r2> SET text b
  OK

advance 1ms
sync
*> GET text
  "b"

advance 1ms
r1> SET text c
  OK

advance 1ms
sync
*> GET text
  "c"

advance 1ms
r2> SET text d
  OK
r2> GET text
  "d"
