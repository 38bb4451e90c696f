# MSETNX answers 1 in both regions, and the keys may end with different winners
# vector: D-NX-12 · inferred
# rules: STR-4, TXN-2
# source: content/operate/rs/databases/active-active/develop/data-types/strings.md
#
# Each region finds both keys missing. They are resolved one by one afterwards, so a later SET of
# one of them splits what MSETNX had written together.

regions: r1, r2
delivery: manual

r2> MSETNX {t}a r2 {t}b r2
  (integer) 1

advance 1ms
r1> MSETNX {t}a r1 {t}b r1
  (integer) 1

advance 1ms
r2> SET {t}b later
  OK

advance 1ms
sync
*> MGET {t}a {t}b
  1) "r1"
  2) "later"
r1> MSETNX {t}a x {t}c x
  (integer) 0
