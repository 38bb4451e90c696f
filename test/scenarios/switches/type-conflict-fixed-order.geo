# Three types under one key: a fixed order of types decides
# rules: KEY-3
# source: content/embeds/json-active-active-conflict-resolution.md
#
# The order taken is string, list, hash, set, sorted set.

regions: r1, r2, r3
delivery: manual
switch: typeConflict = fixed-order

r1> ZADD k 1 m
  (integer) 1
r2> HSET k f v
  (integer) 1

advance 1ms
r3> SADD k m
  (integer) 1

advance 1ms
sync
*> TYPE k
  hash
