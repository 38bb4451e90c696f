# A removal that a crash could still undo is not forgotten anywhere
# rules: GC-2, REP-10
#
# r2 has seen the removal, but its file has not. Were r1 to forget it now, the old file would bring
# the member back after a crash.

regions: r1, r2
latency: 10ms
persistence: r2 everysec

r1> SADD s a b
  (integer) 2
advance 2s
r1> SREM s a
  (integer) 1
settle
tombstones r1 s
  (integer) 1
crash r2
restart r2
r2> SMEMBERS s
  1) "a"
  2) "b"
settle
*> SMEMBERS s
  1) "b"
advance 1s
collect
tombstones r1 s
  (integer) 0
tombstones r2 s
  (integer) 0
*> SMEMBERS s
  1) "b"
