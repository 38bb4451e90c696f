# A removal arrives before what it removes, for every type
# rules: GC-2, KEY-1, SET-1, HSH-3, ZST-1, LST-2
# source: content/operate/rs/databases/active-active/develop/develop-for-aa.md
#
# r3 hears of the removals first. The contexts they leave recognise the adds when these arrive.

regions: r1, r2, r3
delivery: manual

r1> SET {k}text v
  OK
r1> SADD {k}set gone kept
  (integer) 2
r1> HSET {k}hash gone 1 kept 2
  (integer) 2
r1> ZADD {k}zset 1 gone 2 kept
  (integer) 2
r1> RPUSH {k}list gone kept
  (integer) 2
deliver r1 -> r2

advance 1ms
r2> DEL {k}text
  (integer) 1
r2> SREM {k}set gone
  (integer) 1
r2> HDEL {k}hash gone
  (integer) 1
r2> ZREM {k}zset gone
  (integer) 1
r2> LREM {k}list 0 gone
  (integer) 1
deliver r2 -> r3

advance 1ms
deliver r1 -> r3
r3> EXISTS {k}text
  (integer) 0
r3> SMEMBERS {k}set
  1) "kept"
r3> HKEYS {k}hash
  1) "kept"
r3> ZRANGE {k}zset 0 -1
  1) "kept"
r3> LRANGE {k}list 0 -1
  1) "kept"

sync
expect converged
