# Resetting a leaderboard while another region scores leaves only the unseen points
# vector: D-ZST-06 · inferred
# rules: ZST-4, KEY-1
# source: content/operate/rs/databases/active-active/develop/data-types/sorted-sets.md

regions: r1, r2
delivery: manual

r1> ZADD z 4 m 9 n
  (integer) 2
sync

advance 1ms
r1> DEL z
  (integer) 1
r2> ZINCRBY z 2 m
  "6"

advance 1ms
sync

advance 1ms
*> ZRANGE z 0 -1 WITHSCORES
  1) "m"
  2) "2"
