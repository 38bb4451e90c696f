# A link cut both ways: regions go on by themselves and merge when it heals
# rules: REP-6, CTR-1
#
# One INCR on each side: both show 1, alike by chance, and the merged counter shows 2.

regions: r1, r2

cut r1 r2
r1> INCR c
  (integer) 1
r2> INCR c
  (integer) 1
advance 1d
*> GET c
  "1"
expect converged
heal r1 r2
settle
*> GET c
  "2"
