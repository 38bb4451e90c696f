# An element whose neighbour was lost with its region is known, and shown nowhere
# rules: LST-4, MEM-3
#
# r2 had seen a and put b behind it. r1 received b alone, and both regions that had a are gone: b
# waits for its neighbour for ever. A swarm world found this.

regions: r1, r2, r3
delivery: manual

r3> RPUSH l a
  (integer) 1

deliver r3 -> r2
cut r3 r1
r2> RPUSH l b
  (integer) 2

deliver r2 -> r1
cut r2 r1
force-remove r3
force-remove r2
r1> LRANGE l 0 -1
  (empty array)

r1> INFO keyspace
  "# Keyspace\r\n"
