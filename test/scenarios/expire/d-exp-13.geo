# A region with a fast clock gives a longer life than it says
# vector: D-EXP-13 · inferred
# rules: EXP-7
# source: content/operate/rs/databases/active-active/develop/develop-for-aa.md
#
# Ten seconds by the clock of r1 end thirty seconds from now by that of r2.

regions: r1 +20s, r2
delivery: manual

r1> SET k v EX 10
  OK

advance 1ms
sync
r1> TTL k
  (integer) 10
r2> TTL k
  (integer) 30
