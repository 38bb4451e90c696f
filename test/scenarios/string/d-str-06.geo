# A value that had lost is shown again once its conqueror is replaced
# vector: D-STR-06 · inferred
# rules: CLK-4
# source: content/operate/rs/databases/active-active/develop/data-types/strings.md
#
# r1 shows a, then b, then a again. It must: c replaced b, and against c the older a has the
# larger time.

regions: r1, r2 +1s, r3 -1s
delivery: manual

r1> SET k a
  OK
r2> SET k b
  OK

advance 1ms
deliver r2 -> r3

advance 1ms
r3> GET k
  "b"
r3> SET k c
  OK

advance 1ms
deliver r2 -> r1

advance 1ms
r1> GET k
  "b"

advance 1ms
deliver r3 -> r1

advance 1ms
r1> GET k
  "a"

advance 1ms
sync

advance 1ms
*> GET k
  "a"
