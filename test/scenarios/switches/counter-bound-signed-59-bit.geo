# A counter overflows at 2^58
# rules: CTR-4
# source: content/operate/rs/databases/active-active/develop/data-types/strings.md

regions: r1, r2
delivery: manual
switch: counterBound = signed-59-bit

r1> SET c 288230376151711743
  OK
r1> INCR c
  (error) ERR increment or decrement would overflow
r1> DECRBY c 10
  (integer) 288230376151711733
