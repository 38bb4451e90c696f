# A message travels once: nobody hears it who listens too late, and a full sync does not repeat it
# rules: PUB-1
#
# The message waits on the link like any effect. A full synchronisation passes it by: its write is
# known afterwards, so what still waits is dropped.

regions: r1, r2, r3
delivery: manual

ear@r2> SUBSCRIBE news
  1) "subscribe"
  2) "news"
  3) (integer) 1

ear@r3> PSUBSCRIBE n*
  1) "psubscribe"
  2) "n*"
  3) (integer) 1

r1> PUBLISH news first
  (integer) 0

deliver r1 -> r2
full-sync r1 r3
settle

# r2 heard it over its link; r3 got the state of r1, and never the message.
messages r2
  1) 1) "news"
     2) "first"
messages r3
  (empty array)

r1> PUBLISH news second
  (integer) 0

settle
messages r2
  1) 1) "news"
     2) "first"
  2) 1) "news"
     2) "second"
messages r3
  1) 1) "news"
     2) "second"

# A connection that comes after the message hears nothing of it.
late@r2> SUBSCRIBE news
  1) "subscribe"
  2) "news"
  3) (integer) 1

messages r2
  1) 1) "news"
     2) "first"
  2) 1) "news"
     2) "second"

r2> PUBSUB NUMSUB news
  1) "news"
  2) (integer) 2

r1> PUBSUB CHANNELS
  (empty array)
