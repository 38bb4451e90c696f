# A message published in one region and heard in the other says that replication works; PING does not
# rules: FAIL-2, PUB-1
#
# The probe listens in r2 and publishes in r1. Within the tolerated 100 ms its echo is there, or
# the link is too slow or cut.

regions: r1, r2
latency: 60ms

probe@r2> SUBSCRIBE health
  1) "subscribe"
  2) "health"
  3) (integer) 1

watcher@r1> PUBLISH health 1
  (integer) 0

advance 100ms
messages r2
  1) 1) "health"
     2) "1"

# The link is cut one way. Both regions answer, and the echo is missing.
cut r1 -> r2
watcher@r1> PUBLISH health 2
  (integer) 0

*> PING
  PONG

advance 100ms
messages r2
  1) 1) "health"
     2) "1"

# The other direction works, which a probe in one direction cannot tell.
r2> SET k v
  OK

advance 100ms
r1> GET k
  "v"

heal r1 -> r2
advance 100ms
messages r2
  1) 1) "health"
     2) "1"
  2) 1) "health"
     2) "2"
