# HSETNX answers 1 in both regions
# vector: D-NX-10 · inferred
# rules: HSH-2, CLK-7
# source: content/operate/rs/databases/active-active/develop/data-types/hashes.md

regions: r1, r2
delivery: manual

r1> HSETNX h owner x
  (integer) 1
r2> HSETNX h owner x
  (integer) 1

advance 1ms
sync

advance 1ms
*> HGET h owner
  "x"
