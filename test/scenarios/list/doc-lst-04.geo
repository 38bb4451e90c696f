# Two regions can pop the same element
# vector: DOC-LST-04 · documented
# rules: LST-3
# source: content/operate/rs/databases/active-active/develop/data-types/lists.md
#
# Pops that happen between two exchanges answer the same element twice; afterwards it is gone
# once. The last exchange and the empty list are told in the page's text, not in its table.

regions: r1, r2
delivery: manual

r1> LPUSH L x y z
  (integer) 3

advance 1ms
sync

advance 1ms
r2> RPOP L
  "x"

advance 1ms
sync

advance 1ms
r1> RPOP L
  "y"

advance 1ms
sync

advance 1ms
r1> RPOP L
  "z"
r2> RPOP L
  "z"

advance 1ms
sync

advance 1ms
*> LRANGE L 0 -1
  (empty array)
