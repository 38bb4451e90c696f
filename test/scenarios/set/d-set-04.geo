# Adding a member that is there already protects it from a concurrent DEL
# vector: D-SET-04 · inferred
# rules: SET-2, KEY-1
# source: content/operate/rs/databases/active-active/develop/data-types/hyperloglog.md
#
# SADD answers 0 and changes nothing to be seen. It must be replicated all the same, or the
# deletion would win over an addition it had not seen.

regions: r1, r2
delivery: manual

r1> SADD s a b
  (integer) 2
sync

advance 1ms
r1> DEL s
  (integer) 1
r2> SADD s a
  (integer) 0

advance 1ms
sync

advance 1ms
*> SMEMBERS s
  1) "a"
