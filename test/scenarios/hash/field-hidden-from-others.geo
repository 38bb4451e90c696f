# A write to one field leaves another, past its deadline, hidden
# rules: HSH-5, EXP-4, EXP-5
#
# Only the owner removes a field that has expired. Another region removes it first when it writes
# that very field; a write to a field beside it says nothing of it. So it can come back with a
# PERSIST that was on its way.

regions: r1, r2
delivery: manual

r1> HSET h f 5 g 1
  (integer) 2
r1> HEXPIRE h 10 FIELDS 1 f
  1) (integer) 1
sync
r1> HPERSIST h FIELDS 1 f
  1) (integer) 1

advance 11s
r2> HSET h g 2
  (integer) 0
r2> HGETALL h
  1) "g"
  2) "2"
sync
*> HGETALL h
  1) "f"
  2) "5"
  3) "g"
  4) "2"
