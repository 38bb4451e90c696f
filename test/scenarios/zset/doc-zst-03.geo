# Two regions give one member a score in the same millisecond: region 1 decides
# vector: DOC-ZST-03 · documented
# rules: ZST-2, CLK-3
# source: content/operate/rs/databases/active-active/develop/data-types/sorted-sets.md
#
# The page calls the choice arbitrary but the same everywhere. Preferring the smaller instance
# id gives the outcome it shows.

regions: r1, r2
delivery: manual

r1> ZADD Z 1.1 x
  (integer) 1
r2> ZADD Z 2.1 x
  (integer) 1

advance 1ms
r1> ZSCORE Z x
  "1.1"
r2> ZSCORE Z x
  "2.1"

advance 1ms
sync

advance 1ms
*> ZSCORE Z x
  "1.1"
