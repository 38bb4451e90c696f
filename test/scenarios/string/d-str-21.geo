# A losing value comes back when the winner is deleted by someone who saw only the winner
# vector: D-STR-21 · inferred
# rules: CLK-4, STR-3, KEY-1
# source: content/operate/rs/databases/active-active/develop/data-types/strings.md
#
# The deletion takes b. It had not seen a, which is therefore still there. A region that kept
# only the winner would answer (nil).

regions: r1, r2, r3
delivery: manual

r1> SET k a
  OK

advance 1ms
r2> SET k b
  OK

advance 1ms
deliver r2 -> r3

advance 1ms
r3> GET k
  "b"
r3> DEL k
  (integer) 1

advance 1ms
sync

advance 1ms
*> GET k
  "a"
