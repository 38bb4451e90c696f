# Increments and decrements of every region add up (as the developer page shows it)
# vector: DOC-CTR-02 · documented
# rules: CTR-1
# source: content/operate/rs/databases/active-active/develop/develop-for-aa.md

regions: r1, r2
delivery: manual

r1> INCRBY key1 7
  (integer) 7

advance 1ms
r2> INCRBY key1 3
  (integer) 3

advance 1ms
r1> GET key1
  "7"
r2> GET key1
  "3"

advance 1ms
sync

advance 1ms
*> GET key1
  "10"

advance 1ms
r1> DECRBY key1 3
  (integer) 7

advance 1ms
r2> INCRBY key1 6
  (integer) 16

advance 1ms
sync

advance 1ms
*> GET key1
  "13"
