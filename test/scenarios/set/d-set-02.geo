# Adding a member that is there already protects it from a concurrent SREM
# vector: D-SET-02 · inferred
# rules: SET-2
# source: content/operate/rs/databases/active-active/develop/data-types/sets.md
#
# SADD answers 0: the member was there. Open-source Redis would not replicate that. Here it must,
# since the removal has not seen this addition.

regions: r1, r2
delivery: manual

r1> SADD s a
  (integer) 1
sync

advance 1ms
r1> SREM s a
  (integer) 1
r2> SADD s a
  (integer) 0

advance 1ms
sync
*> SMEMBERS s
  1) "a"
