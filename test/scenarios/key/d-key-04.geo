# A key written while it is renamed elsewhere survives under its old name
# vector: D-KEY-04 · inferred
# rules: KEY-4
# source: content/operate/rs/databases/durability-ha/clustering.md
#
# RENAME travels as its result: write the value seen under the new name, delete what was seen of
# the old one.

regions: r1, r2
delivery: manual

r1> SET {k}a old
  OK
sync

advance 1ms
r1> RENAME {k}a {k}b
  OK
r2> SET {k}a new
  OK

advance 1ms
sync
*> MGET {k}a {k}b
  1) "new"
  2) "old"
