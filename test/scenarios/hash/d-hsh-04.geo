# A field added while the hash is deleted elsewhere survives
# vector: D-HSH-04 · documented
# rules: KEY-1, HSH-3
# source: content/operate/rs/databases/active-active/develop/data-types/hyperloglog.md

regions: r1, r2
delivery: manual

r1> HSET h f a
  (integer) 1
sync

advance 1ms
r1> DEL h
  (integer) 1
r2> HSET h g b
  (integer) 1

advance 1ms
sync

advance 1ms
*> HGETALL h
  1) "g"
  2) "b"
