# With the OSS policy reads may not cross slots either
# vector: D-CLU-04 · inferred
# rules: CLU-3
# source: content/develop/using-commands/multi-key-operations.md

regions: r1, r2
delivery: manual
policy: oss

r1> MGET a b
  (error) CROSSSLOT Keys in request don't hash to the same slot
r1> EXISTS a b
  (error) CROSSSLOT Keys in request don't hash to the same slot
r1> TOUCH a b
  (error) CROSSSLOT Keys in request don't hash to the same slot
r1> MSET a 1 b 2
  (error) CROSSSLOT Keys in request don't hash to the same slot
r1> MGET {t}a {t}b
  1) (nil)
  2) (nil)
