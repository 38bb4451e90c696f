# Merging whole states counts nothing twice
# vector: D-CTR-17 · inferred
# rules: REP-4
# source: content/operate/rs/databases/active-active/develop/develop-for-aa.md

regions: r1, r2
delivery: manual

r1> INCRBY c 5
  (integer) 5

advance 1ms
sync

advance 1ms
r1> INCRBY c 1
  (integer) 6
r2> INCRBY c 2
  (integer) 7

advance 1ms
full-sync r1 r2

advance 1ms
*> GET c
  "8"

advance 1ms
sync

advance 1ms
*> GET c
  "8"
