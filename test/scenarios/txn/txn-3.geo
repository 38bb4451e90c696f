# WATCH of a key that is hidden already is no reason to refuse EXEC
# rules: TXN-3, EXP-4, EXP-5
# source: content/operate/rs/references/compatibility/commands/transactions.md
#
# r2 does not own the deadline, and its clock is 5 seconds ahead. For the client that watched the
# key before its deadline it has expired meanwhile; for the other it was missing all along.

regions: r1, r2 +5s
delivery: manual

r1> SET k v EX 10
  OK
sync
early@r2> WATCH k
  OK

advance 7s
late@r2> WATCH k
  OK

early@r2> MULTI
  OK
early@r2> SETNX k w
  QUEUED
early@r2> EXEC
  (nil)

late@r2> MULTI
  OK
late@r2> SETNX k w
  QUEUED
late@r2> EXEC
  1) (integer) 1
sync
*> GET k
  "w"
