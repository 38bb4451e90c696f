# INCR gives no unique numbers
# vector: D-CTR-02 · documented
# rules: CTR-1, CTR-7
# source: content/operate/rs/databases/active-active/develop/data-types/strings.md
#
# Both callers were given 1.

regions: r1, r2
delivery: manual

r1> INCR seq
  (integer) 1
r2> INCR seq
  (integer) 1

advance 1ms
sync

advance 1ms
*> GET seq
  "2"
