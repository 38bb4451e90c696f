# A member added while the set is deleted elsewhere survives
# vector: DOC-HLL-04 · documented
# rules: SET-1, KEY-1
# source: content/operate/rs/databases/active-active/develop/data-types/hyperloglog.md
#
# The set half of a table that contrasts sets with HyperLogLogs, where the deletion would win.

regions: r1, r2
delivery: manual

r1> SADD s e1
  (integer) 1

advance 1ms
sync

advance 1ms
*> SCARD s
  (integer) 1

advance 1ms
r1> SADD s e2
  (integer) 1
r2> DEL s
  (integer) 1

advance 1ms
r1> SCARD s
  (integer) 2
r2> SCARD s
  (integer) 0

advance 1ms
sync

advance 1ms
*> SCARD s
  (integer) 1

advance 1ms
*> EXISTS s
  (integer) 1

advance 1ms
*> SMEMBERS s
  1) "e2"
