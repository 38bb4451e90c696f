# Two types under one key: the losing region's client gets WRONGTYPE
# vector: D-KEY-02 · unspecified
# rules: KEY-3
# source: content/embeds/json-active-active-conflict-resolution.md

regions: r1, r2
delivery: manual

r1> SADD k m
  (integer) 1

advance 1ms
r2> SET k v
  OK

advance 1ms
r2> GET k
  "v"

advance 1ms
sync

advance 1ms
r2> GET k
  (error) WRONGTYPE...
