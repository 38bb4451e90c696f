# A counter with the 64 bits of open-source Redis
# rules: CTR-4
# source: content/operate/rs/databases/active-active/develop/data-types/strings.md

regions: r1, r2
delivery: manual
switch: counterBound = none

r1> SET c 288230376151711743
  OK
r1> INCR c
  (integer) 288230376151711744
r1> DECRBY c 10
  (integer) 288230376151711734
r1> SET c 9223372036854775807
  OK
r1> INCR c
  (error) ERR increment or decrement would overflow
