# Two types under one key: the smaller instance id decides
# vector: D-KEY-01 · unspecified
# rules: KEY-3
# source: content/embeds/json-active-active-conflict-resolution.md
#
# The set of r2 is the later one, and still the string of r1 is shown: no clock is asked. The next
# write of the shown type removes the hidden value, so that deleting the string afterwards leaves
# nothing.

regions: r1, r2
delivery: manual

r1> SET k v
  OK

advance 1ms
r2> SADD k m
  (integer) 1

advance 1ms
sync
*> TYPE k
  string
*> GET k
  "v"
r2> SADD k n
  (error) WRONGTYPE Operation against a key holding the wrong kind of value
r2> SET k w
  OK

advance 1ms
sync
r1> DEL k
  (integer) 1
r1> TYPE k
  none
