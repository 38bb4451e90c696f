# HPERSIST and a plain HSET beat a concurrent HEXPIRE of their field, and HDEL is not undone by one
# rules: HSH-5, EXP-2, EXP-9, EXP-10
# source: content/operate/rs/references/compatibility/commands/data-types.md
#
# Each field follows the rules of a key's deadline. The HEXPIRE of the removed field does not bring
# it back, nor does it attach to the field that is made later.

regions: r1, r2
delivery: manual

r1> HSET h persisted 1 rewritten 1 removed 1
  (integer) 3
r1> HEXPIRE h 10 FIELDS 1 persisted
  1) (integer) 1
sync

advance 1ms
r1> HPERSIST h FIELDS 1 persisted
  1) (integer) 1
r1> HSET h rewritten 2
  (integer) 0
r1> HDEL h removed
  (integer) 1
r2> HEXPIRE h 20 FIELDS 3 persisted rewritten removed
  1) (integer) 1
  2) (integer) 1
  3) (integer) 1

advance 1ms
sync
*> HTTL h FIELDS 3 persisted rewritten removed
  1) (integer) -1
  2) (integer) -1
  3) (integer) -2
r2> HSET h removed 3
  (integer) 1
sync

advance 21s
*> HGETALL h
  1) "persisted"
  2) "1"
  3) "removed"
  4) "3"
  5) "rewritten"
  6) "2"
