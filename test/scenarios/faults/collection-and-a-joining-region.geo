# A region that joins blocks collection until it has synced
# rules: GC-2, MEM-1

regions: r1, r2
latency: 10ms

r1> SADD s a b
  (integer) 2
settle
join r3
r1> SREM s a
  (integer) 1
collect
tombstones r1 s
  (integer) 1
settle
tombstones r1 s
  (integer) 0
*> SMEMBERS s
  1) "b"
