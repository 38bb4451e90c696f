# A region that restarted answers reads and refuses writes until it has synced
# rules: STL-1, STL-3
#
# Also inside a transaction, and scripts or messages, which would need a dot as well.

regions: r1, r2
latency: 10ms

r1> SET k 1
  OK
settle
crash r1
r2> SET other 2
  OK
advance 10ms
restart r1
status r1
  stale
r1> GET k
  "1"
r1> SET k 2
  (error) READONLY You can't write against a stale instance: it restarted and has not synced yet.
r1> DEL k
  (error) READONLY You can't write against a stale instance: it restarted and has not synced yet.
r1> PUBLISH channel message
  (error) READONLY You can't write against a stale instance: it restarted and has not synced yet.
r1> MULTI
  OK
r1> SET k 3
  (error) READONLY You can't write against a stale instance: it restarted and has not synced yet.
r1> EXEC
  (error) EXECABORT Transaction discarded because of previous errors.
r1> GET k
  "1"
advance 9ms
status r1
  stale
advance 1ms
status r1
  running
r1> SET k 4
  OK
settle
*> GET k
  "4"
