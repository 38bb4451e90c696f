# Reads may cross slots, multi-key writes share one hash tag
# vector: DOC-CLU-01 · documented
# rules: CLU-2
# source: content/develop/using-commands/multi-key-operations.md
#
# The three keys of the MGET lie in three slots (10778, 6777, 9618); both keys of the MSET lie
# in slot 1890, that of their tag.

regions: r1, r2
delivery: manual
policy: enterprise

r1> MGET user:1 user:2 product:100
  1) (nil)
  2) (nil)
  3) (nil)

advance 1ms
r1> MSET {data}:user:1 Alice {data}:user:2 Bob
  OK
