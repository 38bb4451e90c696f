# A removal is remembered until every region has seen it
# rules: GC-1
# source: content/operate/rs/databases/active-active/develop/develop-for-aa.md
#
# The exchange ends with a round of collection, which is when the memory of the removal goes.

regions: r1, r2
delivery: manual

r1> SADD s a b
  (integer) 2
sync

advance 1ms
r1> SREM s a
  (integer) 1
tombstones r1 s
  (integer) 1
collect
tombstones r1 s
  (integer) 1

advance 1ms
sync
tombstones r1 s
  (integer) 0
tombstones r2 s
  (integer) 0
*> SMEMBERS s
  1) "b"
