# The longest of concurrent field deadlines wins
# rules: HSH-5
# source: content/operate/rs/references/compatibility/commands/data-types.md
#
# Fields can expire, but no page says how their deadlines merge. Taken here: each field follows
# the rules of a key's deadline. The shorter one would have ended after ten seconds.

regions: r1, r2
delivery: manual

r1> HSET h f a g b
  (integer) 2
sync

advance 1ms
r1> HEXPIRE h 10 FIELDS 1 f
  1) (integer) 1
r2> HEXPIRE h 50 FIELDS 1 f
  1) (integer) 1

advance 1ms
sync
*> HTTL h FIELDS 2 f g
  1) (integer) 50
  2) (integer) -1

advance 51s
*> HGETALL h
  1) "g"
  2) "b"
