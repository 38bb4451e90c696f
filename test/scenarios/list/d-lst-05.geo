# LREM removes the elements it saw, not an equal one pushed elsewhere
# vector: D-LST-05 · inferred
# rules: LST-2
# source: content/operate/rs/databases/active-active/develop/data-types/lists.md

regions: r1, r2
delivery: manual

r1> RPUSH l x y x
  (integer) 3
sync

advance 1ms
r1> LREM l 0 x
  (integer) 2
r2> RPUSH l x
  (integer) 4

advance 1ms
sync
*> LRANGE l 0 -1
  1) "y"
  2) "x"
