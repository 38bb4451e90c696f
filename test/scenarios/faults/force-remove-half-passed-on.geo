# What only some had received from a region removed by force reaches the others by a full sync
# rules: MEM-3, REP-4
#
# r1 has both writes of r3, r2 has none, and no link carries them any more. r3 keeps what it had.

regions: r1, r2, r3
delivery: manual

r3> SADD s a b
  (integer) 2
deliver r3 -> r1
r3> SADD s unsent
  (integer) 1
force-remove r3
sync
traffic r1 -> r2
  1) "partialSyncErrors"
  2) (integer) 1
  3) "fullSyncs"
  4) (integer) 1
  5) "fullSyncBytes"
  6) (integer) 227
r1> SMEMBERS s
  1) "a"
  2) "b"
r2> SMEMBERS s
  1) "a"
  2) "b"
r3> SMEMBERS s
  1) "a"
  2) "b"
  3) "unsent"
