# Increments and decrements of every region add up
# vector: DOC-CTR-01 · documented
# rules: CTR-1
# source: content/operate/rs/databases/active-active/develop/data-types/strings.md

regions: r1, r2
delivery: manual

r1> INCRBY counter 7
  (integer) 7

advance 1ms
r2> INCRBY counter 3
  (integer) 3

advance 1ms
r1> GET counter
  "7"
r2> GET counter
  "3"

advance 1ms
sync

advance 1ms
*> GET counter
  "10"

advance 1ms
r1> DECRBY counter 3
  (integer) 7

advance 1ms
r2> INCRBY counter 6
  (integer) 16

advance 1ms
sync

advance 1ms
*> GET counter
  "13"
