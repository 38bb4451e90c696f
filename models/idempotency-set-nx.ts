/**
 * The story the project was written for. A payment may be captured once, a retry may reach the
 * other region, and each handler asks Redis whether it is the first. NX asks only the local copy.
 */
import { always, client, converges, definePattern, sometimes } from '../src/index.ts';
import { claim, isOK } from './clients/script.ts';
import { east, twoRegions, west } from './clients/places.ts';

const handler = (owner: string): ReturnType<typeof claim> =>
  claim({
    argv: ['SET', 'idem:7f3c', owner, 'NX', 'EX', '86400'],
    needs: isOK,
    tells: 'captured',
  });

export const idempotencySetNx = definePattern({
  name: 'Idempotency key with SET NX',
  belief: 'The first SET NX wins, so a payment is captured once, wherever its retry arrives.',
  group: 'Idempotency',
  shape: 'X',
  regions: twoRegions,
  clients: [
    client('first', { region: east }, handler('first')),
    client('retry', { region: west }, handler('retry')),
  ],
  properties: {
    'one capture per key': always(({ told }) => told('captured').length <= 1),
    'a capture happens': sometimes(({ told }) => told('captured').length === 1),
    'regions converge': converges(),
  },
  expected: { 'one capture per key': 'refuted' },
  expectedTrace: { 'one capture per key': 'silent' },
  rules: ['STR-4', 'CLK-7', 'CLK-2'],
  repairs: [
    'Idempotency key in its home region',
    'Idempotency key, decided by the ledger',
    'Idempotency key repeated to the provider',
    'Claim set with a settle window',
    'All claims in one region',
  ],
  price: {
    wanRoundTrips: 0,
    duringCut: 'every key can be claimed once per region',
    memory: 'one string per key for a day',
  },
});
