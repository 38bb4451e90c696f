# Two regions insert behind the same element
# vector: DOC-LST-02 · documented
# rules: LST-1, LST-4
# source: content/operate/rs/databases/active-active/develop/data-types/lists.md
#
# The page promises one order for all regions and leaves open which. Putting the smaller
# instance id first gives the order it shows, without looking at a clock.

regions: r1, r2
delivery: manual

r1> LPUSH L x
  (integer) 1

advance 1ms
sync

advance 1ms
r1> LINSERT L AFTER x y1
  (integer) 2

advance 1ms
r2> LINSERT L AFTER x y2
  (integer) 2

advance 1ms
r1> LRANGE L 0 -1
  1) "x"
  2) "y1"
r2> LRANGE L 0 -1
  1) "x"
  2) "y2"

advance 1ms
sync

advance 1ms
*> LRANGE L 0 -1
  1) "x"
  2) "y1"
  3) "y2"
