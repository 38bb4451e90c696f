# SET KEEPTTL leaves the deadline alone, also where it replaces another type
# rules: EXP-9, EXP-1
# source: content/operate/rs/databases/active-active/develop/develop-for-aa.md
#
# KEEPTTL writes nothing into the register of deadlines. The EXPIRE it had not seen, shorter than
# what it kept, therefore stands.

regions: r1, r2
delivery: manual

r1> HSET k f 1
  (integer) 1
r1> EXPIRE k 100
  (integer) 1
sync

advance 1ms
r1> EXPIRE k 20
  (integer) 1
r2> SET k text KEEPTTL
  OK
r2> TTL k
  (integer) 100

advance 1ms
sync
*> GET k
  "text"
*> TTL k
  (integer) 20
