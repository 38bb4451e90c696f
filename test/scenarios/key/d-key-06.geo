# SET over a list, concurrent with an RPUSH
# vector: D-KEY-06 · unspecified
# rules: KEY-3, KEY-1
# source: content/operate/rs/databases/active-active/develop/data-types/hyperloglog.md
#
# SET removes the list it had seen. The push it had not seen makes a conflict of types, which
# the smaller instance id wins.

regions: r1, r2
delivery: manual

r1> RPUSH k a
  (integer) 1
sync

advance 1ms
r1> SET k v
  OK
r2> RPUSH k b
  (integer) 2

advance 1ms
sync

advance 1ms
*> TYPE k
  ...
*> GET k
  "v"
