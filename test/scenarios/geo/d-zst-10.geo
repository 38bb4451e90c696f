# Two GEOADDs of one member: the later position wins
# vector: D-ZST-10 · documented
# rules: ZST-7
# source: content/operate/rs/databases/active-active/develop/data-types/sorted-sets.md
#
# A geo position is a sorted-set score.

regions: r1, r2
delivery: manual

r1> GEOADD g 13.361389 38.115556 p
  (integer) 1

advance 1ms
r2> GEOADD g 2.349014 48.864716 p
  (integer) 1

advance 1ms
sync

advance 1ms
*> GEOPOS g p
  1) 1) "2.34901160001754761"
     2) "48.86471570750150306"
*> ZCARD g
  (integer) 1
