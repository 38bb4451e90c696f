# Deleting one field leaves another alone
# vector: D-HSH-03 · documented
# rules: HSH-3
# source: content/operate/rs/databases/active-active/develop/data-types/hashes.md

regions: r1, r2
delivery: manual

r1> HSET h f a
  (integer) 1
sync

advance 1ms
r1> HDEL h f
  (integer) 1
r2> HSET h g b
  (integer) 1

advance 1ms
sync

advance 1ms
*> HGETALL h
  1) "g"
  2) "b"
