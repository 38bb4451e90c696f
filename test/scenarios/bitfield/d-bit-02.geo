# BITFIELD INCRBY does not count
# vector: D-BIT-02 · documented
# rules: BIT-1
# source: content/operate/rs/databases/active-active/develop/data-types/strings.md

regions: r1, r2
delivery: manual

r1> BITFIELD b INCRBY u8 0 5
  1) (integer) 5

advance 1ms
r2> BITFIELD b INCRBY u8 0 7
  1) (integer) 7

advance 1ms
sync

advance 1ms
r1> BITFIELD b GET u8 0
  1) (integer) 7
r2> BITFIELD b GET u8 0
  1) (integer) 7
