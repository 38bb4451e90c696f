# A key renamed to two names is there twice
# vector: D-KEY-05 · inferred
# rules: KEY-4, CLK-7
# source: content/operate/rs/databases/durability-ha/clustering.md
#
# Taking a job by renaming it excludes nobody. Its deadline moves along with each copy.

regions: r1, r2
delivery: manual

r1> SET {job}todo work EX 100
  OK
sync

advance 1ms
r1> RENAME {job}todo {job}r1
  OK
r2> RENAME {job}todo {job}r2
  OK

advance 1ms
sync
*> MGET {job}todo {job}r1 {job}r2
  1) (nil)
  2) "work"
  3) "work"
*> TTL {job}r1
  (integer) 100
*> TTL {job}r2
  (integer) 100
