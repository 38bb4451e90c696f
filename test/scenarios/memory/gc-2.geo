# What removed a member is remembered until everyone has seen the removal
# rules: GC-2, REP-4
# source: content/operate/rs/databases/active-active/develop/develop-for-aa.md
#
# Both regions know a and c, only r1 knows that they are gone. A collection in between must not
# forget it: the merge that follows would take the a and c of r2 for new.

regions: r1, r2
delivery: manual

r1> SADD s a b
  (integer) 2
r1> HSET h c 1 d 2
  (integer) 2
sync

advance 1ms
r1> SREM s a
  (integer) 1
r1> HDEL h c
  (integer) 1
collect
full-sync r1 r2
*> SMEMBERS s
  1) "b"
*> HKEYS h
  1) "d"
sync
expect converged
