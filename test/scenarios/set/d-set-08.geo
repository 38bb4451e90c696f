# Two SMOVEs to different sets duplicate the member
# vector: D-SET-08 · inferred
# rules: SET-3
# source: content/operate/rs/databases/active-active/develop/data-types/sets.md

regions: r1, r2
delivery: manual

r1> SADD {q}todo job
  (integer) 1
sync

advance 1ms
r1> SMOVE {q}todo {q}w1 job
  (integer) 1
r2> SMOVE {q}todo {q}w2 job
  (integer) 1

advance 1ms
sync

advance 1ms
*> SMEMBERS {q}todo
  (empty array)
*> SMEMBERS {q}w1
  1) "job"
*> SMEMBERS {q}w2
  1) "job"
