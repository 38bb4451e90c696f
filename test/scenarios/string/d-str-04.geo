# With a fast clock the older write wins and the newer one is lost
# vector: D-STR-04 · documented
# rules: CLK-2, CLK-5
# source: content/operate/rs/databases/active-active/develop/data-types/strings.md
#
# r1 runs five seconds ahead. It wrote a second earlier, and still its time is the larger one:
# r2 loses a write that it had acknowledged.

regions: r1 +5s, r2
delivery: manual

r1> SET k a
  OK

advance 1002ms
r2> SET k b
  OK

advance 1ms
r2> GET k
  "b"

advance 1ms
sync

advance 1ms
*> GET k
  "a"
