/**
 * Redis only sorts out most duplicates early; what decides is a row under a unique key in the one
 * durable store, written together with the payment. The store is outside Redis, so it is modelled
 * by what it is told: of several inserts of one key it takes the first and refuses the others.
 */
import { always, client, converges, definePattern, sometimes, type Told } from '../src/index.ts';

/** Rows of the ledger: one per key, however often it was inserted. */
const rows = (inserts: readonly Told[]): number => new Set(inserts.map(({ value }) => value)).size;

export const idempotencyLedger = definePattern({
  name: 'Idempotency key, decided by the ledger',
  belief: 'The unique constraint takes one insert per key, whatever Redis lets through.',
  group: 'Idempotency',
  shape: 'X',
  regions: ['eastus2', 'westeurope'],
  clients: [
    client('first', { region: 'eastus2' }, async (redis, told) => {
      const reply = await redis.call('SET', 'idem:7f3c', 'first', 'NX', 'EX', '86400');
      if (reply === 'OK') told('insert', '7f3c');
    }),
    client('retry', { region: 'westeurope' }, async (redis, told) => {
      const reply = await redis.call('SET', 'idem:7f3c', 'retry', 'NX', 'EX', '86400');
      if (reply === 'OK') told('insert', '7f3c');
    }),
  ],
  properties: {
    'one capture per key': always(({ told }) => rows(told('insert')) <= 1),
    'a capture happens': sometimes(({ told }) => rows(told('insert')) === 1),
    'the constraint is what refuses the duplicate': sometimes(
      ({ told }) => told('insert').length === 2,
    ),
    'regions converge': converges(),
  },
  rules: ['STR-4', 'CLK-7'],
  price: {
    wanRoundTrips: 1,
    duringCut: 'captures stop where the ledger cannot be reached',
    memory: 'one string per key for a day, and a row for ever',
  },
});
