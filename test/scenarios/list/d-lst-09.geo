# Two RPOPLPUSHes duplicate the job
# vector: D-LST-09 · inferred
# rules: LST-6, LST-3
# source: content/operate/rs/databases/active-active/develop/data-types/lists.md

regions: r1, r2
delivery: manual

r1> RPUSH {q}src job
  (integer) 1
sync

advance 1ms
r1> RPOPLPUSH {q}src {q}dst
  "job"
r2> RPOPLPUSH {q}src {q}dst
  "job"

advance 1ms
sync

advance 1ms
*> LRANGE {q}src 0 -1
  (empty array)
*> LRANGE {q}dst 0 -1
  1) "job"
  2) "job"
