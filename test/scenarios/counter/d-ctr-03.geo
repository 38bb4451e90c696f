# The last item is sold twice
# vector: D-CTR-03 · inferred
# rules: CTR-2, CTR-7
# source: content/operate/rs/databases/active-active/develop/data-types/strings.md
#
# Each region saw the count fall to 0, a success. The base 1 is a register, the decrements are
# added to it.

regions: r1, r2
delivery: manual

r1> SET stock 1
  OK
sync

advance 1ms
r1> DECR stock
  (integer) 0
r2> DECR stock
  (integer) 0

advance 1ms
sync

advance 1ms
*> GET stock
  "-1"
