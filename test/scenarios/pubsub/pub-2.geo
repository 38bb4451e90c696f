# SPUBLISH travels as PUBLISH does, to those who listen to the channel of a shard
# rules: PUB-2
#
# Channels and shard channels of one name are different channels.

regions: r1, r2

shard@r2> SSUBSCRIBE orders
  1) "ssubscribe"
  2) "orders"
  3) (integer) 1

plain@r2> SUBSCRIBE orders
  1) "subscribe"
  2) "orders"
  3) (integer) 1

r1> SPUBLISH orders shipped
  (integer) 0

advance 80ms
messages r2
  1) 1) "orders"
     2) "shipped"

r2> PUBSUB SHARDNUMSUB orders
  1) "orders"
  2) (integer) 1

r2> PUBSUB CHANNELS
  1) "orders"
