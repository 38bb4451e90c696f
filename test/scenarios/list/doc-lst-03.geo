# An element pushed while the list is deleted elsewhere survives
# vector: DOC-LST-03 · documented
# rules: LST-2, KEY-1
# source: content/operate/rs/databases/active-active/develop/data-types/lists.md

regions: r1, r2
delivery: manual

r1> LPUSH L x
  (integer) 1

advance 1ms
sync

advance 1ms
*> LRANGE L 0 -1
  1) "x"

advance 1ms
r1> LPUSH L y
  (integer) 2
r2> DEL L
  (integer) 1

advance 1ms
sync

advance 1ms
*> LRANGE L 0 -1
  1) "y"
