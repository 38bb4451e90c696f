# Eviction begins at 80 % of the limit, and takes the keys away everywhere
# rules: EVI-3, EVI-2
#
# The least recently used key goes. Once the regions are in sync its memory is free again, and
# nothing more is evicted.

regions: r1, r2
latency: 50ms
maxmemory: r1 940
maxmemory-policy: allkeys-lru

r1> SET a 0123456789012345678901234567890123456789012345678901234567890123456789
  OK

r1> SET b 0123456789012345678901234567890123456789012345678901234567890123456789
  OK

r1> SET c 0123456789012345678901234567890123456789012345678901234567890123456789
  OK

settle
r1> GET a
  "0123456789012345678901234567890123456789012345678901234567890123456789"

r1> SET d 0123456789012345678901234567890123456789012345678901234567890123456789
  OK

settle
r1> SET e 0123456789012345678901234567890123456789012345678901234567890123456789
  OK

settle
*> KEYS *
  1) "a"
  2) "d"
  3) "e"

r1> INFO stats
  "# Stats\r\nexpired_keys:0\r\nevicted_keys:2\r\npubsub_channels:0\r\npubsub_patterns:0\r\n"

expect converged
