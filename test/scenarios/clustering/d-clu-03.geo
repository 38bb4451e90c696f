# MGET, EXISTS and TOUCH may cross slots
# vector: D-CLU-03 · documented
# rules: CLU-2
# source: content/operate/rs/databases/durability-ha/clustering.md

regions: r1, r2
delivery: manual

r1> SET a 1
  OK
r1> SET b 2
  OK

advance 1ms
r1> MGET a b
  1) "1"
  2) "2"
r1> EXISTS a b
  (integer) 2
r1> TOUCH a b
  (integer) 2
