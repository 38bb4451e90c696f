# A rate limit admits as many times its limit as there are regions
# vector: D-CTR-04 · documented
# rules: CTR-1, CTR-7
# source: content/operate/rs/databases/active-active/develop/data-types/strings.md
#
# With a limit of 3 for each window, both regions admit three.

regions: r1, r2
delivery: manual

r1> INCR rl
  (integer) 1
r2> INCR rl
  (integer) 1

advance 1ms
r1> INCR rl
  (integer) 2
r2> INCR rl
  (integer) 2

advance 1ms
r1> INCR rl
  (integer) 3
r2> INCR rl
  (integer) 3

advance 1ms
sync

advance 1ms
*> GET rl
  "6"
