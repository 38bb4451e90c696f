# Removing and adding regions again loses no converged key and gives no number twice (RS123142)
# rules: MEM-3, CLK-8, STL-3
#
# r2's instance is removed, then r3's; each comes back and writes anew. Had r3 come back under its
# old id, its first writes would be taken for known ones.

regions: r1, r2, r3
latency: 10ms

r2> SADD s two
  (integer) 1
r3> SADD s three
  (integer) 1
r3> SADD s drei
  (integer) 1
settle
force-remove r2
join r2
settle
force-remove r3
join r3
settle
r2> SADD s deux
  (integer) 1
r3> SADD s trois
  (integer) 1
settle
*> SMEMBERS s
  1) "deux"
  2) "drei"
  3) "three"
  4) "trois"
  5) "two"
r1> SREM s two three
  (integer) 2
settle
*> SMEMBERS s
  1) "deux"
  2) "drei"
  3) "trois"
expect converged
