# What a ZREM leaves of floats has no residue
# rules: ZST-4, CTR-3
# source: content/operate/rs/databases/active-active/develop/data-types/sorted-sets.md
#
# r2 shows what Redis shows, and 0.1 + 0.2 rounds to 0.30000000000000004. Taken away is the 0.1 that
# the ZREM had seen, and the rounding with it: a subtraction would leave 0.20000000000000004, and
# nothing at all of the 1 that was lost beside 10^17.

regions: r1, r2
delivery: manual

r1> ZADD z 0.1 small 1e17 large
  (integer) 2
r1> SET balance 3000000.1
  OK
sync

advance 1ms
r1> ZREM z small large
  (integer) 2
r1> DEL balance
  (integer) 1
r2> ZINCRBY z 0.2 small
  "0.30000000000000004"
r2> ZINCRBY z 1 large
  "100000000000000000"
r2> INCRBYFLOAT balance 0.2
  "3000000.29999999999995453"

advance 1ms
sync
*> ZSCORE z small
  "0.2"
*> ZSCORE z large
  "1"
*> GET balance
  "0.2"
