# Two regions can SPOP the same member
# vector: D-SET-06 · inferred
# rules: SET-3, CLK-7
# source: content/operate/rs/databases/active-active/develop/data-types/sets.md

regions: r1, r2
delivery: manual

r1> SADD s only
  (integer) 1
sync

advance 1ms
r1> SPOP s
  "only"
r2> SPOP s
  "only"

advance 1ms
sync

advance 1ms
*> SCARD s
  (integer) 0
