# A read can miss what another region has acknowledged
# rules: REP-6
# source: content/operate/rs/databases/active-active/_index.md
#
# An effect takes 80 ms here, and for ever while the direction is cut. The other direction works
# on: r1 hears from r2 what r2 cannot hear from r1.

regions: r1, r2
latency: 80ms

r1> SET k v
  OK

advance 79ms
r2> GET k
  (nil)

advance 1ms
r2> GET k
  "v"

cut r1 -> r2
r1> SET k w
  OK
r2> SET j x
  OK
settle
r1> MGET k j
  1) "w"
  2) "x"
r2> MGET k j
  1) "v"
  2) "x"
expect diverged

heal r1 -> r2
settle
expect converged
*> MGET k j
  1) "w"
  2) "x"
