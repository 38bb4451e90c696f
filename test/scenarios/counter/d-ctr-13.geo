# A text beside an increment hides it
# vector: D-CTR-13 · unspecified
# rules: CTR-6
# source: content/operate/rs/databases/active-active/develop/data-types/strings.md
#
# No page says what SET abc beside INCR gives. Taken here: the text is shown, no number is made
# up, and the increment is kept out of sight until a later write sees and replaces it.

regions: r1, r2
delivery: manual

r1> SET c 5
  OK
sync

advance 1ms
r1> SET c abc
  OK

advance 1ms
r2> INCR c
  (integer) 6

advance 1ms
sync
*> GET c
  "abc"
r1> INCR c
  (error) ERR value is not an integer or out of range
r2> SET c 7
  OK

advance 1ms
sync
*> GET c
  "7"
