# No command waits for other regions
# rules: REP-9
# source: content/operate/rs/references/compatibility/commands/generic.md
#
# The text of the refusal is not documented.

regions: r1, r2
delivery: manual

r1> SET k v
  OK
r1> WAIT 1 100
  (error) ...
r2> GET k
  (nil)
