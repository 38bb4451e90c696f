# Checking before decrementing does not keep stock above zero
# vector: D-CTR-19 · inferred
# rules: CTR-7
# source: content/operate/rs/databases/active-active/develop/data-types/strings.md
#
# The same with MULTI or a script: they are atomic in one region only.

regions: r1, r2
delivery: manual

r1> SET stock 1
  OK
sync

advance 1ms
*> GET stock
  "1"

advance 1ms
r1> DECR stock
  (integer) 0
r2> DECR stock
  (integer) 0

advance 1ms
sync

advance 1ms
*> GET stock
  "-1"
