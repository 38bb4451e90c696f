# Removing a region by force loses writes it had acknowledged
# vector: D-MEM-01 · documented
# rules: MEM-3
# source: content/operate/rs/databases/active-active/develop/app-failover-active-active.md and content/operate/rs/databases/active-active/manage.md
#
# The others refuse what it still sends; it keeps what it had.

regions: r1, r2, r3
delivery: manual

r3> INCRBY c 5
  (integer) 5

advance 1ms
sync

advance 1ms
r3> INCRBY c 100
  (integer) 105

advance 1ms
force-remove r3

advance 1ms
sync

advance 1ms
r1> GET c
  "5"
r2> GET c
  "5"

advance 1ms
r3> GET c
  "105"
