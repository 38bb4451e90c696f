# PUBLISH reaches the subscribers of other regions, and its reply counts only local ones
# vector: D-PUB-01 · documented
# rules: PUB-1
# source: content/operate/rs/databases/active-active/develop/app-failover-active-active.md

regions: r1, r2
delivery: manual

r2> SUBSCRIBE ch
  1) "subscribe"
  2) "ch"
  3) (integer) 1

r1> PUBLISH ch hello
  (integer) 0

sync
messages r2
  1) 1) "ch"
     2) "hello"
