# A region that does not own the deadline hides the key and does not delete it
# vector: D-EXP-05 · documented
# rules: EXP-4
# source: content/operate/rs/databases/active-active/develop/develop-for-aa.md
#
# r2 has not heard of the PERSIST. It answers (nil) but sends no deletion, so the key is back
# after the exchange.

regions: r1, r2
delivery: manual

r1> SET k v EX 10
  OK

advance 1ms
sync

advance 1ms
r1> PERSIST k
  (integer) 1

advance 11002ms
r2> GET k
  (nil)
r1> GET k
  "v"

advance 1ms
sync

advance 1ms
*> GET k
  "v"
