# A lease renewed just before its deadline is lost
# vector: D-EXP-08 · inferred
# rules: EXP-8, EXP-10
# source: content/operate/rs/databases/active-active/develop/develop-for-aa.md
#
# EXPIRE answers 1 in r2 and its TTL reads 100. But r1 owns the first deadline and has not heard
# of the renewal when it deletes the key, and a deadline alone keeps no key alive.

regions: r1, r2
delivery: manual

r1> SET lease r2 EX 10
  OK
sync

advance 9s
r2> EXPIRE lease 100
  (integer) 1

advance 2s
r2> GET lease
  "r2"
r2> TTL lease
  (integer) 98
sync
*> EXISTS lease
  (integer) 0
