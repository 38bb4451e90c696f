# HSET concurrent with HINCRBY: the new base plus the unseen increment
# vector: D-HSH-07 · inferred
# rules: HSH-2, CTR-2
# source: content/operate/rs/databases/active-active/develop/data-types/hashes.md

regions: r1, r2
delivery: manual

r1> HSET h n 100
  (integer) 1
sync

advance 1ms
r1> HSET h n 10
  (integer) 0
r2> HINCRBY h n 5
  (integer) 105

advance 1ms
sync

advance 1ms
*> HGET h n
  "15"
