# Keys with the same hash tag share a slot
# rules: CLU-1
# source: content/operate/rs/databases/durability-ha/clustering.md
#
# The tag is the text between the first { and the next }. An empty one does not count: then the
# whole name is hashed.

regions: r1, r2
delivery: manual

r1> MSET {u}1 a {u}2 b
  OK
r1> MSET cart{u} a u b
  OK
r1> MSET {u}{v}1 a {u}{w}2 b
  OK
r1> MSET {{u}}1 a {{u}}2 b
  OK
r1> MSET {v}{u} a {w}{u} b
  (error) CROSSSLOT Keys in request don't hash to the same slot
r1> MSET {}u a {}v b
  (error) CROSSSLOT Keys in request don't hash to the same slot
