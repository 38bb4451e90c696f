# What a STORE or COPY only reads is hidden after its deadline, and not deleted
# rules: EXP-4, EXP-5
# source: content/operate/rs/databases/active-active/develop/develop-for-aa.md
#
# r2 does not own the deadlines, and its clock is 5 seconds ahead. It writes to the destinations, and
# sends a DEL for the one it hides. The sources are read access: missing for r2, alive elsewhere.

regions: r1, r2 +5s
delivery: manual

r1> SADD {k}set a
  (integer) 1
r1> EXPIRE {k}set 10
  (integer) 1
r1> SET {k}text v EX 10
  OK
r1> SET {k}old v EX 10
  OK
sync

advance 7s
r2> SUNIONSTORE {k}d {k}set
  (integer) 0
r2> COPY {k}text {k}d
  (integer) 0
r2> SORT {k}set
  (empty array)
r2> BITOP OR {k}old {k}text {k}old
  (integer) 0
sync

r1> EXISTS {k}set {k}text
  (integer) 2
r1> EXISTS {k}old
  (integer) 0
