# Two regions write one field: the later decides
# vector: D-HSH-01 · documented
# rules: HSH-2, CLK-2
# source: content/operate/rs/databases/active-active/develop/data-types/hashes.md

regions: r1, r2
delivery: manual

r2> HSET h f b
  (integer) 1

advance 1ms
r1> HSET h f a
  (integer) 1

advance 1ms
sync
*> HGET h f
  "a"
