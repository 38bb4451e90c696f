# A region that cannot be reached holds up collection everywhere
# rules: GC-3, MEM-3
# source: content/operate/rs/databases/active-active/develop/app-failover-active-active.md
#
# r1 and r2 have both seen the removal, r3 has not. Memory is freed when r3 is back, or removed.

regions: r1, r2, r3
delivery: manual

r1> SADD s a b c
  (integer) 3
sync
cut r1 r3
cut r2 r3

advance 1ms
r1> SREM s a
  (integer) 1
sync
tombstones r1 s
  (integer) 1
tombstones r2 s
  (integer) 1

advance 1d
collect
tombstones r1 s
  (integer) 1
heal r1 r3
heal r2 r3
sync
tombstones r1 s
  (integer) 0
tombstones r2 s
  (integer) 0
cut r1 r3
cut r2 r3
r1> SREM s b
  (integer) 1
sync
tombstones r1 s
  (integer) 1
force-remove r3
collect
tombstones r1 s
  (integer) 0
tombstones r2 s
  (integer) 0
