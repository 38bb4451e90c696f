# A field past its deadline is hidden where nobody owns it, and a write there begins anew
# rules: HSH-5, EXP-4, EXP-5, EXP-8
# source: content/operate/rs/references/compatibility/commands/data-types.md
#
# r1 owns both deadlines, and the clock of r2 is 5 seconds ahead. What r2 counts after hiding the field
# is all that is left of it; what it counts just before survives the owner's removal, without a TTL.

regions: r1, r2 +5s
delivery: manual

r1> HSET h hidden 10 late 10 stays 1
  (integer) 3
r1> HEXPIRE h 10 FIELDS 1 hidden
  1) (integer) 1
r1> HEXPIRE h 20 FIELDS 1 late
  1) (integer) 1
sync

advance 7s
r2> HGET h hidden
  (nil)
r1> HGET h hidden
  "10"
r2> HINCRBY h hidden 1
  (integer) 1
r2> HINCRBY h late 1
  (integer) 11

advance 14s
sync
*> HGETALL h
  1) "hidden"
  2) "1"
  3) "late"
  4) "1"
  5) "stays"
  6) "1"
*> HTTL h FIELDS 2 hidden late
  1) (integer) -1
  2) (integer) -1
