# Float counters of several regions add up to one sum, to the last digit
# rules: CTR-5
# source: content/operate/rs/databases/active-active/develop/data-types/hashes.md
#
# IEEE addition depends on the order of its terms: (0.1 + 0.2) + 0.3 is not 0.1 + (0.2 + 0.3). The
# effects reach the regions in different orders, and still all of them show the same.

regions: r1, r2, r3
delivery: manual

r1> INCRBYFLOAT c 0.1
  "0.1"
r2> INCRBYFLOAT c 0.2
  "0.2"
r3> INCRBYFLOAT c 0.3
  "0.3"

advance 1ms
deliver r3 -> r1
deliver r2 -> r1
deliver r1 -> r2
deliver r3 -> r2
deliver r2 -> r3
deliver r1 -> r3
*> GET c
  "0.6"
