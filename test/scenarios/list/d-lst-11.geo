# Three regions insert at the same place
# vector: D-LST-11 · unspecified
# rules: LST-4
# source: content/operate/rs/databases/active-active/develop/data-types/lists.md
#
# Only that they agree is certain; the order by instance id is a reading.

regions: r1, r2, r3
delivery: manual

r1> RPUSH l x
  (integer) 1
sync

advance 1ms
r3> LINSERT l AFTER x c
  (integer) 2

advance 1ms
r2> LINSERT l AFTER x b
  (integer) 2

advance 1ms
r1> LINSERT l AFTER x a
  (integer) 2

advance 1ms
deliver r3 -> r1
deliver r2 -> r3
deliver r1 -> r2

advance 1ms
sync

advance 1ms
*> LRANGE l 0 -1
  1) "x"
  2) "a"
  3) "b"
  4) "c"
