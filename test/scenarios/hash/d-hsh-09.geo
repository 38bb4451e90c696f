# Fields of three regions are united, and a deletion spares the field rewritten elsewhere
# vector: D-HSH-09 · documented
# rules: HSH-1, HSH-3
# source: content/operate/rs/databases/active-active/develop/data-types/hashes.md

regions: r1, r2, r3
delivery: manual

r1> HSET h a 1
  (integer) 1
r2> HSET h b 2
  (integer) 1
r3> HSET h c 3
  (integer) 1

advance 1ms
sync

advance 1ms
r3> HDEL h a b
  (integer) 2
r1> HSET h a 9
  (integer) 0

advance 1ms
sync

advance 1ms
*> HGETALL h
  (pairs in any order)
  1) "a"
  2) "9"
  3) "c"
  4) "3"
