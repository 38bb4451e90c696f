# LPOP here and RPOP there can return the same element
# vector: D-LST-04 · documented
# rules: LST-3
# source: content/operate/rs/databases/active-active/develop/data-types/lists.md

regions: r1, r2
delivery: manual

r1> RPUSH l job
  (integer) 1
sync

advance 1ms
r1> LPOP l
  "job"
r2> RPOP l
  "job"

advance 1ms
sync

advance 1ms
*> LLEN l
  (integer) 0
