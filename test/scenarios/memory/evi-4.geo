# Cut off from its peers, a region evicts every key and is out of memory all the same
# rules: EVI-4, GC-3, OOM-1
#
# What was evicted becomes a tombstone, and its memory is free only when every region has seen the
# deletion. While the link is cut nothing becomes free: one key after another goes, in vain.

regions: r1, r2
latency: 50ms
maxmemory: r1 1150
maxmemory-policy: allkeys-lru

r1> SET a 0123456789012345678901234567890123456789012345678901234567890123456789
  OK

r1> SET b 0123456789012345678901234567890123456789012345678901234567890123456789
  OK

settle
cut r1 r2
r1> SET c 0123456789012345678901234567890123456789012345678901234567890123456789
  OK

r1> SET d 0123456789012345678901234567890123456789012345678901234567890123456789
  OK

r1> SET e 0123456789012345678901234567890123456789012345678901234567890123456789
  OK

r1> SET f 0123456789012345678901234567890123456789012345678901234567890123456789
  (error) OOM command not allowed when used memory > 'maxmemory'.

r1> SET g 0123456789012345678901234567890123456789012345678901234567890123456789
  (error) OOM command not allowed when used memory > 'maxmemory'.

r1> SET h 0123456789012345678901234567890123456789012345678901234567890123456789
  (error) OOM command not allowed when used memory > 'maxmemory'.

r1> KEYS *
  (empty array)

r2> KEYS *
  1) "a"
  2) "b"

# In sync again, the tombstones go, and with them what they held.
heal r1 r2
settle
r1> SET i 0123456789012345678901234567890123456789012345678901234567890123456789
  OK

settle
*> KEYS *
  1) "i"
