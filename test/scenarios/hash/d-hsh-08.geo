# HDEL concurrent with HINCRBY leaves the unseen increment
# vector: D-HSH-08 · inferred
# rules: HSH-3, CTR-3
# source: content/operate/rs/databases/active-active/develop/data-types/hashes.md

regions: r1, r2
delivery: manual

r1> HSET h n 100
  (integer) 1
sync

advance 1ms
r1> HDEL h n
  (integer) 1
r2> HINCRBY h n 5
  (integer) 105

advance 1ms
sync

advance 1ms
*> HGET h n
  "5"
