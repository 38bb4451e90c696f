# The expiry of a hash's last field leaves the key's own deadline alone
# rules: HSH-5, EXP-10
#
# Removing a field makes no key. In r2, which wrote the field again in time, the key never was
# away, and its deadline goes on.

regions: r1, r2
delivery: manual

r1> HSET h f 1
  (integer) 1
r1> EXPIRE h 100
  (integer) 1
r1> HEXPIRE h 10 FIELDS 1 f
  1) (integer) 1
sync

advance 9s
r2> HSET h f 2
  (integer) 0

advance 2s
sync
*> HGETALL h
  1) "f"
  2) "2"
*> TTL h
  (integer) 89
