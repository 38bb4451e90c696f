# A shorter EXPIRE that saw the longer one replaces it
# vector: D-EXP-03 · inferred
# rules: EXP-11
# source: content/operate/rs/databases/active-active/develop/develop-for-aa.md
#
# The longest deadline wins only among concurrent ones.

regions: r1, r2
delivery: manual

r1> SET k v EX 100
  OK
sync

advance 1ms
r2> EXPIRE k 5
  (integer) 1

advance 1ms
sync

advance 1ms
*> TTL k
  (integer) 5
