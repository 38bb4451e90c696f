# The deadline comes from the write that gave the value
# rules: EXP-9
# source: content/operate/rs/databases/active-active/develop/develop-for-aa.md

regions: r1, r2
delivery: manual
switch: setTtl = follows-value

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
  (integer) 10

advance 11s
*> GET k
  (nil)
