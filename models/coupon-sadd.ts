/**
 * SADD answers 1 to whoever added the member first, on one Redis. The sets of two regions merge
 * cleanly into one with the member in it once, which is exactly what hides the second coupon.
 */
import { always, client, converges, definePattern, sometimes, whenQuiet } from '../src/index.ts';

export const couponSadd = definePattern({
  name: 'One coupon per user with SADD',
  belief: 'SADD answers 1 once per user, so each user gets one coupon.',
  group: 'Uniqueness',
  shape: 'U',
  regions: ['eastus2', 'westeurope'],
  clients: [
    client('phone', { region: 'eastus2' }, async (redis, told) => {
      if ((await redis.call('SADD', 'claimed', 'ann')) === 1) told('coupon', 'ann');
    }),
    client('laptop', { region: 'westeurope' }, async (redis, told) => {
      if ((await redis.call('SADD', 'claimed', 'ann')) === 1) told('coupon', 'ann');
    }),
  ],
  properties: {
    'one coupon per user': always(({ told }) => told('coupon').length <= 1),
    'a coupon is given': sometimes(({ told }) => told('coupon').length === 1),
    'the user is in the set once': whenQuiet(({ regions, read }) =>
      regions.every((region) => read(region, 'SCARD', 'claimed') === 1),
    ),
    'regions converge': converges(),
  },
  expected: { 'one coupon per user': 'refuted' },
  expectedTrace: { 'one coupon per user': 'silent' },
  rules: ['SET-1', 'CLK-7'],
  repairs: ['One coupon per user in the home region'],
  price: {
    wanRoundTrips: 0,
    duringCut: 'every user can claim once per region',
    memory: 'one member per user, for ever',
  },
});
