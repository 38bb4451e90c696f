# The deadline of a removed owner is kept by the smallest id that is left
# rules: EXP-12
# source: content/operate/rs/databases/active-active/develop/develop-for-aa.md
#
# r1 deletes the key and tells r2, whose clock is slow.

regions: r1, r2 -20s, r3
delivery: manual
switch: ownerLost = passes-to-smallest-id

r3> SET k v EX 10
  OK
sync
force-remove r3

advance 11s
sync
r1> EXISTS k
  (integer) 0
r2> EXISTS k
  (integer) 0
