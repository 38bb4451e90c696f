# The keys of an MSET are resolved one by one
# vector: D-STR-18 · inferred
# rules: TXN-2, STR-1
# source: content/operate/rs/databases/active-active/develop/data-types/strings.md
#
# What everyone sees in the end, 1 and 2, was written by nobody.

regions: r1, r2
delivery: manual

r1> MSET {u}a 1 {u}b 1
  OK

advance 1ms
r2> SET {u}b 2
  OK

advance 1ms
sync

advance 1ms
*> MGET {u}a {u}b
  1) "1"
  2) "2"
