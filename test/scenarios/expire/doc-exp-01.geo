# The longest of concurrent deadlines wins, and PERSIST is the longest of all
# vector: DOC-EXP-01 · documented
# rules: EXP-1, EXP-2
# source: content/operate/rs/databases/active-active/develop/develop-for-aa.md
#
# The page shows three commands without a timetable. The key begins with a deadline here, so
# that PERSIST has something to take away. r3 hears of neither EXPIRE before it persists the
# key, hence all three are concurrent.

regions: r1, r2, r3
delivery: manual

r1> SET key1 v EX 30
  OK
sync

advance 1ms
r1> EXPIRE key1 10
  (integer) 1
r2> EXPIRE key1 50
  (integer) 1

advance 1ms
sync r1 r2
r1> TTL key1
  (integer) 50
r2> TTL key1
  (integer) 50

advance 1ms
r3> PERSIST key1
  (integer) 1

advance 1ms
sync

advance 1ms
*> TTL key1
  (integer) -1
