# UNLINK is a DEL
# rules: KEY-5
# source: content/operate/rs/databases/active-active/planning.md
#
# It removes what its region has seen; the member added elsewhere at the same time survives.

regions: r1, r2
delivery: manual

r1> SADD s a b
  (integer) 2
sync

advance 1ms
r1> UNLINK s
  (integer) 1
r2> SADD s c
  (integer) 1

advance 1ms
sync
*> SMEMBERS s
  1) "c"
