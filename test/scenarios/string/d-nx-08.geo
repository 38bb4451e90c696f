# A lock can be lost to someone else after it was granted
# vector: D-NX-08 · inferred
# rules: STR-4, STR-1
# source: content/operate/rs/databases/active-active/develop/data-types/strings.md
#
# r1 was told OK. When it comes to release the lock by comparing its token, it finds the token
# of r2.

regions: r1, r2
delivery: manual

r1> SET lock r1 NX
  OK

advance 1ms
r2> SET lock r2 NX
  OK

advance 1ms
sync

advance 1ms
r1> GET lock
  "r2"
