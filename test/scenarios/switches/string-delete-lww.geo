# With deletion as a write, a later DEL removes a concurrent SET
# rules: STR-3
# source: content/operate/rs/databases/active-active/develop/data-types/strings.md
#
# DEL is a write of "nothing" and wins by its clock.

regions: r1, r2
delivery: manual
switch: stringDelete = lww

r1> SET k v0
  OK
sync

advance 1ms
r2> SET k v1
  OK

advance 1ms
r1> DEL k
  (integer) 1

advance 1ms
sync
*> GET k
  (nil)
