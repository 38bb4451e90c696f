# MSET over two slots is refused, and writes nothing
# vector: D-CLU-01 · documented
# rules: CLU-2
# source: content/operate/rs/databases/durability-ha/clustering.md

regions: r1, r2
delivery: manual

r1> MSET a 1 b 2
  (error) CROSSSLOT Keys in request don't hash to the same slot
r1> MGET a b
  1) (nil)
  2) (nil)
r1> MSET {t}a 1 {t}b 2
  OK
