# Without sharding several keys need not share a slot
# rules: CLU-5
# source: content/operate/rs/databases/active-active/create.md

regions: r1, r2
delivery: manual
switch: shardingOff = no-crossslot
sharding: off

r1> MSET a 1 b 2
  OK
r1> SUNION x y
  (empty array)
