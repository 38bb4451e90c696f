# RENAME needs both names in one slot
# vector: D-CLU-05 · documented
# rules: CLU-4
# source: content/operate/rs/databases/durability-ha/clustering.md
#
# {a}2 hashes by its tag, so it lies where a lies.

regions: r1, r2
delivery: manual

r1> SET a 1
  OK

advance 1ms
r1> RENAME a b
  (error) CROSSSLOT...

advance 1ms
r1> RENAME a {a}2
  OK
