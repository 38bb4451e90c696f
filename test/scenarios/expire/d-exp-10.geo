# Value and deadline can come from different writers
# vector: D-EXP-10 · unspecified
# rules: EXP-9, EXP-1
# source: content/operate/rs/databases/active-active/develop/develop-for-aa.md
#
# The later value wins, the longer deadline wins, and each of them is somebody else's.

regions: r1, r2
delivery: manual

r2> SET k b EX 100
  OK

advance 1ms
r1> SET k a EX 10
  OK

advance 1ms
sync
*> GET k
  "a"
*> TTL k
  (integer) 100
