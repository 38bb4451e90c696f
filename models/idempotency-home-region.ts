/**
 * Each key has a home region, computed from the key; a handler elsewhere sends its claim there. One
 * keyspace then decides. The second pattern is the first one after a failover: the key has a new
 * home, which has not heard of what the old one acknowledged last.
 */
import { always, client, converges, definePattern, sometimes } from '../src/index.ts';
import { claim, isOK } from './clients/script.ts';
import { east, twoRegions, west } from './clients/places.ts';

const handler = (owner: string): ReturnType<typeof claim> =>
  claim({ argv: ['SET', 'idem:7f3c', owner, 'NX', 'EX', '86400'], needs: isOK, tells: 'captured' });

export const idempotencyHomeRegion = definePattern({
  name: 'Idempotency key in its home region',
  belief: 'All claims of one key are decided by one region, so NX sees every earlier claim.',
  group: 'Idempotency',
  shape: 'X',
  regions: twoRegions,
  clients: [
    client('first', { region: east }, handler('first')),
    // The retry reached a handler in westeurope, which is connected to the home region for this.
    client('retry', { region: east }, handler('retry')),
  ],
  properties: {
    'one capture per key': always(({ told }) => told('captured').length <= 1),
    'a capture happens': sometimes(({ told }) => told('captured').length === 1),
    'the retry can be the one': sometimes(({ told }) =>
      told('captured').some((capture) => capture.client === 'retry'),
    ),
    'regions converge': converges(),
  },
  rules: ['STR-4', 'CLK-7'],
  price: {
    wanRoundTrips: 1,
    duringCut: 'claims from other regions cannot be decided',
    memory: 'one string per key for a day',
  },
});

export const idempotencyHomeMoved = definePattern({
  name: 'Idempotency key after its home moved',
  belief: 'When the home region fails, its keys are decided just as well by another one.',
  group: 'Idempotency',
  shape: 'X',
  regions: twoRegions,
  clients: [
    client('before failover', { region: east }, handler('before')),
    client('after failover', { region: west }, handler('after')),
  ],
  properties: {
    'one capture per key': always(({ told }) => told('captured').length <= 1),
    'the new home can know the claim': sometimes(
      ({ told, replies }) =>
        told('captured').some((capture) => capture.client === 'before failover') &&
        replies('after failover').some(({ reply }) => reply === null),
    ),
    'regions converge': converges(),
  },
  expected: { 'one capture per key': 'refuted' },
  expectedTrace: { 'one capture per key': 'silent' },
  rules: ['STR-4', 'FAIL-1'],
  repairs: ['Idempotency key, decided by the ledger', 'Idempotency key repeated to the provider'],
  price: {
    wanRoundTrips: 1,
    duringCut: 'clients that do not move together claim in two homes',
    memory: 'one string per key for a day',
  },
});
