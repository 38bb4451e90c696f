# A flush begins in one region and empties all of them; what it had not seen survives
# rules: MEM-4

regions: r1, r2
delivery: manual

r1> SET a 1
  OK
r1> SADD s x
  (integer) 1
r2> SADD s y
  (integer) 1
r1> FLUSHALL
  (error) ERR command 'flushall' is not offered by Active-Active databases; flush through the control plane (MEM-4)
flush r1
r1> DBSIZE
  (integer) 0
r2> SMEMBERS s
  1) "y"
sync
*> EXISTS a
  (integer) 0
*> SMEMBERS s
  1) "y"
