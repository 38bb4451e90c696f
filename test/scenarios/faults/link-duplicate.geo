# A transfer that arrives twice counts once
# rules: CLK-6
#
# The receiver's clock covers the dot already, so the effect is filtered.

regions: r1, r2
delivery: manual

r1> INCRBY c 5
  (integer) 5
deliver r1 -> r2
duplicate r1 -> r2
duplicate r1 -> r2
r2> GET c
  "5"
traffic r1 -> r2
  1) "duplicated"
  2) (integer) 2
