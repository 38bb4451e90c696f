# Two regions can ZPOPMIN the same member
# vector: D-ZST-08 · inferred
# rules: ZST-6, CLK-7
# source: content/operate/rs/databases/active-active/develop/data-types/lists.md

regions: r1, r2
delivery: manual

r1> ZADD z 1 a 2 b
  (integer) 2
sync

advance 1ms
r1> ZPOPMIN z
  1) "a"
  2) "1"
r2> ZPOPMIN z
  1) "a"
  2) "1"

advance 1ms
sync

advance 1ms
*> ZRANGE z 0 -1
  1) "b"
