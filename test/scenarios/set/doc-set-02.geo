# A removal takes away what its region has seen, and nothing else
# vector: DOC-SET-02 · documented
# rules: SET-1
# source: content/operate/rs/databases/active-active/develop/data-types/sets.md
#
# r1 tries to remove c before it has heard of it: that finds nothing and does nothing, here or
# elsewhere.

regions: r1, r2
delivery: manual

r1> SADD key1 a b
  (integer) 2
sync

advance 1ms
*> SMEMBERS key1
  (any order)
  1) "a"
  2) "b"

advance 1ms
r1> SREM key1 a
  (integer) 1
r2> SADD key1 c
  (integer) 1

advance 1ms
r1> SREM key1 c
  (integer) 0

advance 1ms
sync

advance 1ms
*> SMEMBERS key1
  (any order)
  1) "c"
  2) "b"
