# A write to a field past its deadline removes it first
# rules: HSH-5, EXP-5
#
# The other side of a field that is only hidden: here r2 writes the field itself. What r1 had made
# of it goes, and the PERSIST on its way finds nothing.

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
r2> HINCRBY h f 1
  (integer) 1
r2> HGETALL h
  1) "f"
  2) "1"
  3) "g"
  4) "1"
sync
*> HGETALL h
  1) "f"
  2) "1"
  3) "g"
  4) "1"
