/**
 * The story the project was written for. A payment may be captured once, a retry may reach the
 * other region, and each handler asks Redis whether it is the first. NX asks only the local copy.
 */
import { always, client, converges, definePattern, sometimes } from '../src/index.ts';

const claim = (owner: string): readonly string[] => [
  'SET',
  'idem:7f3c',
  owner,
  'NX',
  'EX',
  '86400',
];

export const idempotencySetNx = definePattern({
  name: 'Idempotency key with SET NX',
  belief: 'The first SET NX wins, so a payment is captured once, wherever its retry arrives.',
  group: 'Idempotency',
  shape: 'X',
  regions: ['eastus2', 'westeurope'],
  clients: [
    client('first', { region: 'eastus2' }, async (redis, told) => {
      if ((await redis.call(...claim('first'))) === 'OK') told('captured');
    }),
    client('retry', { region: 'westeurope' }, async (redis, told) => {
      if ((await redis.call(...claim('retry'))) === 'OK') told('captured');
    }),
  ],
  properties: {
    'one capture per key': always(({ told }) => told('captured').length <= 1),
    'a capture happens': sometimes(({ told }) => told('captured').length === 1),
    'regions converge': converges(),
  },
  expected: { 'one capture per key': 'refuted' },
  rules: ['STR-4', 'CLK-7', 'CLK-2'],
  repairs: ['Idempotency key in its home region', 'Idempotency key, decided by the ledger'],
  price: {
    wanRoundTrips: 0,
    duringCut: 'every key can be claimed once per region',
    memory: 'one string per key for a day',
  },
});
