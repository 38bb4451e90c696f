# SET without a deadline writes "none", which outlasts any other
# rules: EXP-9
# source: content/operate/rs/databases/active-active/develop/develop-for-aa.md
#
# The value with the deadline is the later one and wins; its deadline does not.

regions: r1, r2
delivery: manual
switch: setTtl = writes-infinity

r1> SET k a
  OK

advance 1ms
r2> SET k b EX 10
  OK

advance 1ms
sync
*> GET k
  "b"
*> TTL k
  (integer) -1

advance 11s
*> GET k
  "b"
