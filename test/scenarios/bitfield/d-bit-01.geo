# Two SETBITs of different bits: one of them is lost
# vector: D-BIT-01 · documented
# rules: BIT-1
# source: content/operate/rs/databases/active-active/develop/data-types/strings.md
#
# The value as a whole is one register.

regions: r1, r2
delivery: manual

r1> SETBIT b 0 1
  (integer) 0

advance 1ms
r2> SETBIT b 7 1
  (integer) 0

advance 1ms
sync

advance 1ms
*> GETBIT b 0
  (integer) 0
*> GETBIT b 7
  (integer) 1
*> BITCOUNT b
  (integer) 1
