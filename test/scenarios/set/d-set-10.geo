# Members tagged with their region keep the evidence of a double claim
# vector: D-SET-10 · documented
# rules: SET-1
# source: content/operate/rs/databases/active-active/develop/data-types/sets.md
#
# It detects and does not prevent: more than one member after the exchange proves that two
# regions claimed.

regions: r1, r2
delivery: manual

r1> SADD claims:42 r1:a
  (integer) 1
r2> SADD claims:42 r2:b
  (integer) 1

advance 1ms
sync

advance 1ms
*> SCARD claims:42
  (integer) 2
*> SMEMBERS claims:42
  (any order)
  1) "r1:a"
  2) "r2:b"
