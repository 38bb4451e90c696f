# A budget of its own for every region keeps the bound
# vector: D-CTR-20 · documented
# rules: CTR-1, CTR-7
# source: content/operate/rs/databases/active-active/develop/data-types/strings.md
#
# Sound as long as each key is decremented in its own region only.

regions: r1, r2
delivery: manual

r1> SET stock:r1 1
  OK
r1> SET stock:r2 1
  OK
sync

advance 1ms
r1> DECR stock:r1
  (integer) 0
r2> DECR stock:r2
  (integer) 0

advance 1ms
sync

advance 1ms
*> GET stock:r1
  "0"
*> GET stock:r2
  "0"
