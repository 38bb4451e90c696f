# A session written to while it is deleted elsewhere comes back in part
# vector: D-HSH-05 · inferred
# rules: HSH-4, KEY-1
# source: content/operate/rs/databases/active-active/develop/data-types/hyperloglog.md
#
# The logout deletes what it had seen; the request served in r2 touches one field. What is left is
# a session without a user.

regions: r1, r2
delivery: manual

r1> HSET session user ann role admin seen 1
  (integer) 3
sync

advance 1ms
r1> DEL session
  (integer) 1
r2> HSET session seen 2
  (integer) 0

advance 1ms
sync
*> HGETALL session
  1) "seen"
  2) "2"
