# A write to a key that has expired here deletes it first
# vector: D-EXP-06 · documented
# rules: EXP-5, EXP-7
# source: content/operate/rs/databases/active-active/develop/develop-for-aa.md
#
# The clock of r2 is five seconds ahead, so six seconds in the list has expired there and not yet
# in r1, which owns the deadline. The push of r2 sends a DEL before itself: a goes everywhere, and
# the new list has no deadline.

regions: r1, r2 +5s
delivery: manual

r1> RPUSH l a
  (integer) 1
r1> EXPIRE l 10
  (integer) 1
sync

advance 6s
r2> RPUSH l b
  (integer) 1
r1> LRANGE l 0 -1
  1) "a"

advance 1ms
sync
*> LRANGE l 0 -1
  1) "b"
*> TTL l
  (integer) -1
