# Adding and removing a member here does not undo its addition there
# vector: D-SET-07 · documented
# rules: SET-1
# source: Multi-Master Replication (talk slides, Y. Gottlieb)

regions: r1, r2
delivery: manual

r1> SADD s e
  (integer) 1
r2> SADD s e
  (integer) 1

advance 1ms
r2> SREM s e
  (integer) 1

advance 1ms
sync

advance 1ms
*> SISMEMBER s e
  (integer) 1
