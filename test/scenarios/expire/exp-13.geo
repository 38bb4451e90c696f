# Looking at keys that have expired elsewhere deletes none of them
# rules: EXP-13, EXP-4
# source: content/operate/rs/release-notes/rs-8-0-releases/_index.md
#
# r2 does not own the deadline and has not heard that it was lifted. Neither a read nor a walk
# over all keys there may delete the key (release notes MOD-9486 and RS187486 repaired this).

regions: r1, r2
delivery: manual

r1> SET k v EX 10
  OK
sync
r1> PERSIST k
  (integer) 1

advance 11s
r2> KEYS *
  (empty array)
r2> SCAN 0
  1) "0"
  2) (empty array)
r2> RANDOMKEY
  (nil)
r2> EXISTS k
  (integer) 0
sync
*> GET k
  "v"
