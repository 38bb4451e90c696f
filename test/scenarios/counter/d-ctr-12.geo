# INCR of a text is refused and changes nothing
# vector: D-CTR-12 · inferred
# rules: STR-5
# source: content/operate/rs/databases/active-active/develop/data-types/strings.md
#
# Strings have had one dynamic type since version 5.4.2, as in open-source Redis.

regions: r1, r2
delivery: manual

r1> SET k abc
  OK

advance 1ms
sync

advance 1ms
r2> INCR k
  (error) ERR...

advance 1ms
sync

advance 1ms
*> GET k
  "abc"
