# A member removed here and raised there keeps only the raise
# vector: DOC-ZST-05 · documented
# rules: ZST-4
# source: content/operate/rs/databases/active-active/develop/data-types/sorted-sets.md
#
# The removal takes the 4.1 it had seen and cannot take the 2 it had not. The page prints 2.0;
# Redis prints a whole number without its fraction.

regions: r1, r2
delivery: manual

r1> ZADD Z 4.1 x
  (integer) 1

advance 1ms
sync

advance 1ms
*> ZSCORE Z x
  "4.1"

advance 1ms
r1> ZREM Z x
  (integer) 1
r2> ZINCRBY Z 2.0 x
  "6.1"

advance 1ms
r1> ZSCORE Z x
  (nil)
r2> ZSCORE Z x
  "6.1"

advance 1ms
sync

advance 1ms
*> ZSCORE Z x
  "2"
