# A counter has 59 bits
# vector: D-CTR-15 · unspecified
# rules: CTR-4
# source: content/operate/rs/databases/active-active/develop/data-types/strings.md
#
# The width is documented. That it is signed, that the local value is what is checked, and the
# error's text are readings.

regions: r1, r2
delivery: manual

r1> SET big 288230376151711743
  OK

advance 1ms
r1> INCR big
  (error) ERR...
