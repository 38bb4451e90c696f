# A deadline lies at most 2^49 milliseconds after 1970
# rules: EXP-6
# source: content/operate/rs/databases/active-active/develop/develop-for-aa.md
#
# The unit is not stated; milliseconds are assumed.

regions: r1, r2
delivery: manual

r1> SET k v
  OK
r1> PEXPIREAT k 562949953421313
  (error) ERR invalid expire time in 'pexpireat' command
r1> PEXPIREAT k 562949953421312
  (integer) 1

advance 1ms
sync
*> PEXPIRETIME k
  (integer) 562949953421312
