# A field written while it is deleted elsewhere survives, even if the deletion is later
# vector: D-HSH-02 · documented
# rules: HSH-3
# source: content/operate/rs/databases/active-active/develop/data-types/hashes.md

regions: r1, r2
delivery: manual

r1> HSET h f a
  (integer) 1
sync

advance 1ms
r2> HSET h f b
  (integer) 0

advance 1ms
r1> HDEL h f
  (integer) 1

advance 1ms
sync

advance 1ms
*> HGET h f
  "b"
