# The owner of a deadline deletes the key for everyone
# vector: D-EXP-04 · documented
# rules: EXP-3
# source: content/operate/rs/databases/active-active/develop/develop-for-aa.md

regions: r1, r2
delivery: manual

r1> SET k v EX 10
  OK

advance 1ms
sync

advance 11002ms
r1> EXISTS k
  (integer) 0

advance 1ms
sync

advance 1ms
*> EXISTS k
  (integer) 0
