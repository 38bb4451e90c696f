# An effect that arrives twice counts once
# vector: D-CTR-16 · documented
# rules: CLK-6
# source: content/operate/rs/databases/active-active/develop/develop-for-aa.md
#
# A region drops what its clock already covers.

regions: r1, r2
delivery: manual

r1> INCRBY c 5
  (integer) 5

advance 1ms
sync

advance 1ms
sync

advance 1ms
sync

advance 1ms
*> GET c
  "5"
