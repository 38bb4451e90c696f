# A SET without a deadline beside one with: the key never expires
# vector: D-EXP-09 · unspecified
# rules: EXP-9
# source: content/operate/rs/databases/active-active/develop/develop-for-aa.md
#
# No page says what SET does to the deadline across regions. Taken here: SET writes "none" into
# it, which is longer than any. The value is the one with the deadline, the later of the two.

regions: r1, r2
delivery: manual

r2> SET k b
  OK

advance 1ms
r1> SET k a EX 10
  OK

advance 1ms
sync
*> GET k
  "a"
*> TTL k
  (integer) -1

advance 1min
*> GET k
  "a"
