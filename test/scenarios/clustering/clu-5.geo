# A database created without sharding has no slots to cross
# rules: CLU-5
# source: content/operate/rs/databases/active-active/create.md
#
# The pages contradict each other; taken here is the flag with which the database was created.

regions: r1, r2
delivery: manual
sharding: off

r1> MSET a 1 b 2
  OK
r1> SUNIONSTORE x y z
  (integer) 0
r1> RENAME a c
  OK
r1> DEL b c
  (integer) 2
