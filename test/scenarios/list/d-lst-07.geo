# An element is inserted beside one that was removed elsewhere
# vector: D-LST-07 · inferred
# rules: LST-7
# source: content/operate/rs/databases/active-active/develop/data-types/lists.md
#
# r1 no longer shows b but remembers where it stood, so x finds its place.

regions: r1, r2
delivery: manual

r1> RPUSH l a b c
  (integer) 3
sync

advance 1ms
r1> LREM l 0 b
  (integer) 1
r2> LINSERT l AFTER b x
  (integer) 4

advance 1ms
sync
*> LRANGE l 0 -1
  1) "a"
  2) "x"
  3) "c"
