# A region out of memory answers nobody, and is reconciled in full when it is back
# rules: OOM-2
#
# The other setting of the switch oomMode.

regions: r1, r2
latency: 50ms
switch: oomMode = member-offline
maxmemory: r1 800

r2> SET a 0123456789012345678901234567890123456789012345678901234567890123456789
  OK

r2> SET b 0123456789012345678901234567890123456789012345678901234567890123456789
  OK

r2> SET c 0123456789012345678901234567890123456789012345678901234567890123456789
  OK

r2> SET d 0123456789012345678901234567890123456789012345678901234567890123456789
  OK

r2> SET e 0123456789012345678901234567890123456789012345678901234567890123456789
  OK

settle
r1> GET a
  (error) ERR this member is out of memory and offline until it is reconciled with its peers

memory r1 4000
r1> GET e
  "0123456789012345678901234567890123456789012345678901234567890123456789"

r1> INFO crdt
  "# CRDT Context\r\ncrdt_config_version:1\r\ncrdt_slots:0-16383\r\ncrdt_replid:1\r\ncrdt_clock:0\r\ncrdt_ovc:2:5\r\n\r\n# CRDT Stats\r\ncrdt_sync_full:1\r\ncrdt_sync_partial_ok:0\r\ncrdt_sync_partial-err:0\r\ncrdt_merge_reqs:1\r\ncrdt_effect_reqs:4\r\ncrdt_ovc_filtered_effect_reqs:0\r\ncrdt_gc_pending:0\r\ncrdt_gc_attempted:0\r\ncrdt_gc_collected:0\r\ncrdt_gc_gvc_min:2:5\r\n\r\n# CRDT Replicas\r\ncrdt_replica_2:config_version=1,shards=1,slots=16384,slot_coverage=1,max_ops_lag=0,min_ops_lag=0\r\n"

expect converged
