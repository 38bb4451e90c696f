# A member that is down blocks collection everywhere, until it is back or removed
# rules: GC-1, GC-3

regions: r1, r2, r3
latency: 10ms

r1> SADD s a b
  (integer) 2
settle
crash r3
r1> SREM s a
  (integer) 1
settle
collect
tombstones r1 s
  (integer) 1
tombstones r2 s
  (integer) 1
restart r3
settle
tombstones r1 s
  (integer) 0
tombstones r3 s
  (integer) 0
crash r3
r1> SREM s b
  (integer) 1
settle
tombstones r1 s
  (integer) 1
force-remove r3
collect
tombstones r1 s
  (integer) 0
tombstones r2 s
  (integer) 0
