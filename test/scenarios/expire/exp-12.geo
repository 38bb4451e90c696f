# The deadlines of a removed region pass to the smallest id that is left
# rules: EXP-12, EXP-3
# source: content/operate/rs/databases/active-active/develop/develop-for-aa.md
#
# r3 owned the deadline. Once r3 is removed r1 takes over, deletes the key in time and tells r2,
# whose slow clock would still show it.

regions: r1, r2 -20s, r3
delivery: manual

r3> SET k v EX 10
  OK
sync
force-remove r3

advance 11s
r2> GET k
  "v"
sync
r1> EXISTS k
  (integer) 0
r2> EXISTS k
  (integer) 0
