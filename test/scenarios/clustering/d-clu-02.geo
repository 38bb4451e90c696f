# DEL and UNLINK over two slots are refused
# vector: D-CLU-02 · documented
# rules: CLU-2
# source: content/operate/rs/databases/durability-ha/clustering.md

regions: r1, r2
delivery: manual

r1> SET a 1
  OK
r1> SET b 2
  OK
r1> DEL a b
  (error) CROSSSLOT Keys in request don't hash to the same slot
r1> UNLINK a b
  (error) CROSSSLOT Keys in request don't hash to the same slot
r1> EXISTS a b
  (integer) 2
