# Of a text and an increment the later is shown
# rules: CTR-6
# source: content/operate/rs/databases/active-active/develop/data-types/strings.md

regions: r1, r2
delivery: manual
switch: nonNumericSetVsIncr = lww

r1> SET c abc
  OK

advance 1ms
r2> INCR c
  (integer) 1

advance 1ms
sync
*> GET c
  "1"
