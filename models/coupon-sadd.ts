/**
 * SADD answers 1 to whoever added the member first, on one Redis. The sets of two regions merge
 * cleanly into one with the member in it once, which is exactly what hides the second coupon.
 */
import { always, client, converges, definePattern, sometimes, whenQuiet } from '../src/index.ts';
import { claim, isOne } from './clients/script.ts';
import { east, twoRegions, west } from './clients/places.ts';
import { everywhere } from './clients/told.ts';

const claiming = claim({
  argv: ['SADD', 'claimed', 'ann'],
  needs: isOne,
  tells: 'coupon',
  value: 'ann',
});

export const couponSadd = definePattern({
  name: 'One coupon per user with SADD',
  belief: 'SADD answers 1 once per user, so each user gets one coupon.',
  group: 'Uniqueness',
  shape: 'U',
  regions: twoRegions,
  clients: [
    client('phone', { region: east }, claiming),
    client('laptop', { region: west }, claiming),
  ],
  properties: {
    'one coupon per user': always(({ told }) => told('coupon').length <= 1),
    'a coupon is given': sometimes(({ told }) => told('coupon').length === 1),
    'the user is in the set once': whenQuiet((facts) =>
      everywhere(facts, ['SCARD', 'claimed'], (users) => users === 1),
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
