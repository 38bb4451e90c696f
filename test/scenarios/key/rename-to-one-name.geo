# Two regions rename a key to one name: a set is there once, a list twice
# rules: KEY-4, CTR-3
# source: content/operate/rs/databases/durability-ha/clustering.md
#
# RENAME writes the value anew under the other name. Two writes of a member are one member, two of an
# element are two elements. An increment that a RENAME had not seen stays under the old name.

regions: r1, r2
delivery: manual

r1> SADD {k}set a b
  (integer) 2
r1> RPUSH {k}list a b
  (integer) 2
r1> SET {k}count 5
  OK
sync

advance 1ms
*> RENAME {k}set {k}set:2
  OK
*> RENAME {k}list {k}list:2
  OK
r1> RENAME {k}count {k}count:2
  OK
r2> INCR {k}count
  (integer) 6

advance 1ms
sync
*> EXISTS {k}set {k}list
  (integer) 0
*> SMEMBERS {k}set:2
  1) "a"
  2) "b"
*> LRANGE {k}list:2 0 -1
  1) "a"
  2) "b"
  3) "a"
  4) "b"
*> MGET {k}count {k}count:2
  1) "1"
  2) "5"
