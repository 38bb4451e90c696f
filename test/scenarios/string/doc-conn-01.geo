# What one region writes can be read in another, once it has arrived
# vector: DOC-CONN-01 · documented
# rules: REP-6
# source: content/operate/rs/databases/active-active/connect.md
#
# The page reads at the other side straight away. Replication is asynchronous, so an exchange
# stands between here: without it (nil) would be just as right.

regions: r1, r2
delivery: manual

r1> SET key1 123
  OK

advance 1ms
r1> GET key1
  "123"

advance 1ms
sync

advance 1ms
r2> GET key1
  "123"
