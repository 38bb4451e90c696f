# Once it has arrived, a claim refuses SET NX everywhere
# vector: D-NX-03 · inferred
# rules: STR-4
# source: content/operate/rs/databases/active-active/develop/data-types/strings.md
#
# (nil) proves that somebody claimed the key before. OK does not prove that nobody did.

regions: r1, r2
delivery: manual

r1> SET k a NX
  OK
r2> SET k b NX
  OK

advance 1ms
sync

advance 1ms
r1> SET k c NX
  (nil)
r2> SET k c NX
  (nil)
