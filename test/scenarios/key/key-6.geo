# DBSIZE counts every type that a conflicting key has
# rules: KEY-6, KEY-3
# source: content/operate/rs/databases/active-active/develop/develop-for-aa.md
#
# Both regions hold both headers after the exchange; KEYS shows one key. A write to the type that is
# shown removes the header of the other.

regions: r1, r2
delivery: manual

r1> SET k v
  OK
r2> SADD k m
  (integer) 1
*> DBSIZE
  (integer) 1
sync
*> DBSIZE
  (integer) 2
*> KEYS *
  1) "k"

advance 1ms
r2> APPEND k w
  (integer) 2
sync
*> DBSIZE
  (integer) 1
