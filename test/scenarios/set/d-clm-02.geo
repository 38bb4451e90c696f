# A claim set read late enough has one winner
# vector: D-CLM-02 · documented
# rules: SET-1
# source: content/operate/rs/databases/active-active/develop/data-types/sets.md
#
# Both regions find a:r2. Sound only while every rival claim has arrived: a window of at least
# twice the longest one-way lag, and no partition.

regions: r1, r2
delivery: manual

r1> SADD claims b:r1
  (integer) 1

advance 1ms
r2> SADD claims a:r2
  (integer) 1

advance 1ms
sync

advance 1ms
*> SMEMBERS claims
  (any order)
  1) "a:r2"
  2) "b:r1"
