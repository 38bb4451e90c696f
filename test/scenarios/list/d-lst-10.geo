# A queue popped in one region only hands out each job once
# vector: D-LST-10 · documented
# rules: LST-3
# source: content/operate/rs/databases/active-active/develop/data-types/lists.md
#
# All regions may push. The consumers of r2 would have to be sent to r1.

regions: r1, r2
delivery: manual

r1> RPUSH jobs a
  (integer) 1
r2> RPUSH jobs b
  (integer) 1

advance 1ms
sync
r1> LPOP jobs
  "a"
r2> RPUSH jobs c
  (integer) 3

advance 1ms
sync
r1> LPOP jobs
  "b"
r1> LPOP jobs
  "c"
r1> LPOP jobs
  (nil)

advance 1ms
sync
*> LLEN jobs
  (integer) 0
