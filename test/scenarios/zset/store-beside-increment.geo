# ZUNIONSTORE beside ZINCRBY of the destination: the stored score and the unseen increment
# rules: SET-4, ZST-5
# source: content/operate/rs/databases/active-active/develop/data-types/sorted-sets.md
#
# The store deletes what it had seen of the destination and writes its result: 9 goes, 1 comes, and
# the 4 that was added meanwhile stays. A member added meanwhile stays as well.

regions: r1, r2
delivery: manual

r1> ZADD {z}source 1 m
  (integer) 1
r1> ZADD {z}stored 9 m 9 old
  (integer) 2
sync

advance 1ms
r1> ZUNIONSTORE {z}stored 1 {z}source
  (integer) 1
r2> ZINCRBY {z}stored 4 m
  "13"
r2> ZADD {z}stored 2 new
  (integer) 1

advance 1ms
sync
*> ZRANGE {z}stored 0 -1 WITHSCORES
  1) "new"
  2) "2"
  3) "m"
  4) "5"
