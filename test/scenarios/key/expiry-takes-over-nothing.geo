# A field that expires does not decide a type conflict
# rules: KEY-3, HSH-5
#
# Only a write to the type that is shown removes what a conflict hides. Expiry is no such write: with
# the last field of the hash gone, the string behind it is shown.

regions: r1, r2
delivery: manual

r1> HSET k g x
  (integer) 1
r1> HEXPIRE k 10 FIELDS 1 g
  1) (integer) 1
r2> SET k 8
  OK
sync
*> TYPE k
  hash

advance 11s
sync
*> TYPE k
  string
*> GET k
  "8"
