# Two regions give one member a score: the later ZADD decides
# vector: DOC-ZST-02 · documented
# rules: ZST-2, CLK-2
# source: content/operate/rs/databases/active-active/develop/data-types/sorted-sets.md

regions: r1, r2
delivery: manual

r1> ZADD Z 1.1 x
  (integer) 1

advance 1ms
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
  "2.1"
