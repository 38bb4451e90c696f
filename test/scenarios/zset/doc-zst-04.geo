# Two regions raise one score: both raises count
# vector: DOC-ZST-04 · documented
# rules: ZST-3
# source: content/operate/rs/databases/active-active/develop/data-types/sorted-sets.md

regions: r1, r2
delivery: manual

r1> ZADD Z 1.1 x
  (integer) 1

advance 1ms
sync

advance 1ms
r1> ZINCRBY Z 1.0 x
  "2.1"
r2> ZINCRBY Z 1.0 x
  "2.1"

advance 1ms
sync

advance 1ms
*> ZSCORE Z x
  "3.1"
