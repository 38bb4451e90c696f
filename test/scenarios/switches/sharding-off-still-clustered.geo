# Without sharding a database is still clustered
# rules: CLU-5
# source: content/develop/using-commands/multi-key-operations.md
#
# One page says so of a single shard.

regions: r1, r2
delivery: manual
switch: shardingOff = still-clustered
sharding: off

r1> MSET a 1 b 2
  (error) CROSSSLOT Keys in request don't hash to the same slot
r1> SUNION x y
  (error) CROSSSLOT Keys in request don't hash to the same slot
