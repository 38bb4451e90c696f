# Eviction is a deletion that every region hears of, not a local expiry (RS131360)
# rules: EVI-2

regions: r1, r2
latency: 10ms

r1> SET k v EX 3600
  OK
settle
evict r2 k
r2> TTL k
  (integer) -2
settle
*> EXISTS k
  (integer) 0
expect converged
