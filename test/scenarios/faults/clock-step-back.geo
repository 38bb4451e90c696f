# A clock that is stepped back makes a later write lose
# rules: CLK-2, CLK-5

regions: r1, r2
delivery: manual

r1> SET k first
  OK
advance 100ms
clock r2 -1min
r2> SET k second
  OK
sync
*> GET k
  "first"
