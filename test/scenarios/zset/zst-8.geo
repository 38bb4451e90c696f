# ZADD GT in two regions does not keep the greatest score
# rules: ZST-8
# source: content/operate/rs/databases/active-active/develop/data-types/sorted-sets.md
#
# Both scores are greater than what their region has, so both are accepted. Between them the later
# clock decides, and here that is the smaller score. Afterwards GT is judged by the merged score.

regions: r1, r2
delivery: manual

r1> ZADD z 10 m
  (integer) 1
sync

advance 1ms
r1> ZADD z GT CH 30 m
  (integer) 1

advance 1ms
r2> ZADD z GT CH 20 m
  (integer) 1

advance 1ms
sync
*> ZSCORE z m
  "20"
r1> ZADD z GT CH 15 m
  (integer) 0
