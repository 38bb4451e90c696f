# Effects travel, not commands
# rules: REP-1
# source: content/operate/rs/databases/active-active/develop/develop-for-aa.md
#
# EXPIRE k 10 says "ten seconds from now"; what travels is the instant that came out of it. It
# arrives four seconds late and leaves six. SETNX is not asked again in r2 either.

regions: r1, r2
delivery: manual

r1> SET k v
  OK
sync
r1> EXPIRE k 10
  (integer) 1
r1> SETNX n 1
  (integer) 1
r2> SETNX n 2
  (integer) 1

advance 4s
sync
r2> TTL k
  (integer) 6
*> GET n
  "1"
