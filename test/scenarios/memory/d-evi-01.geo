# Eviction in one region deletes the key in all of them
# vector: D-EVI-01 · inferred
# rules: EVI-2, KEY-1
# source: content/operate/rs/databases/memory-performance/eviction-policy.md
#
# It is a DEL like any other: what its region had not seen survives.

regions: r1, r2
delivery: manual

r1> SET cache v
  OK
r1> SADD s a
  (integer) 1
sync

advance 1ms
evict r1 cache
evict r1 s
r2> SADD s b
  (integer) 1
r2> GET cache
  "v"

advance 1ms
sync
*> EXISTS cache
  (integer) 0
*> SMEMBERS s
  1) "b"
