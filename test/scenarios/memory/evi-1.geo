# Without a policy nothing is evicted: memory fills up, and writes that grow are refused
# rules: EVI-1, OOM-4
#
# noeviction is the default. Above the reserve (5 % of maxmemory) clients cannot write; deleting
# and reading go on.

regions: r1, r2
maxmemory: r1 1000

r1> SET a 0123456789012345678901234567890123456789012345678901234567890123456789
  OK

r1> SET b 0123456789012345678901234567890123456789012345678901234567890123456789
  OK

r1> SET c 0123456789012345678901234567890123456789012345678901234567890123456789
  OK

r1> SET d 0123456789012345678901234567890123456789012345678901234567890123456789
  OK

r1> SET e 0123456789012345678901234567890123456789012345678901234567890123456789
  (error) OOM command not allowed when used memory > 'maxmemory'.

r1> SET f 0123456789012345678901234567890123456789012345678901234567890123456789
  (error) OOM command not allowed when used memory > 'maxmemory'.

r1> GET a
  "0123456789012345678901234567890123456789012345678901234567890123456789"

r1> DEL a
  (integer) 1

r1> INFO memory
  "# Memory\r\nused_memory:956\r\nmaxmemory:1000\r\nmaxmemory_policy:noeviction\r\n"

# Replication goes on, and the other region has no such bound.
settle
r2> SET f 0123456789012345678901234567890123456789012345678901234567890123456789
  OK

settle
r1> EXISTS f
  (integer) 1
