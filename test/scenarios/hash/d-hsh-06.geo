# Increments of one field add up
# vector: D-HSH-06 · documented
# rules: HSH-2, CTR-1
# source: content/operate/rs/databases/active-active/develop/data-types/hashes.md

regions: r1, r2
delivery: manual

r1> HINCRBY h n 7
  (integer) 7
r2> HINCRBY h n 3
  (integer) 3

advance 1ms
sync
*> HGET h n
  "10"
