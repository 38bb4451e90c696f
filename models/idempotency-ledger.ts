/**
 * Redis only sorts out most duplicates early; what decides is outside of it. Two such deciders: a
 * row under a unique key in the one durable store, written together with the payment, and the
 * payment provider, which does once whatever carries one key. Neither is a region, so neither is a
 * client here: they are modelled by what they are told. An `insert` of a key that was inserted
 * before is refused, a `charge` with a key that was charged before does nothing; so the captures
 * that happen are the different keys told, in whatever order they were told.
 */
import { always, client, converges, definePattern, sometimes } from '../src/index.ts';
import { claim, isOK } from './clients/script.ts';
import { east, twoRegions, west } from './clients/places.ts';
import { differentValues } from './clients/told.ts';

const key = '7f3c';

const handler = (owner: string, decider: string, value: string): ReturnType<typeof claim> =>
  claim({
    argv: ['SET', `idem:${key}`, owner, 'NX', 'EX', '86400'],
    needs: isOK,
    tells: decider,
    value,
  });

export const idempotencyLedger = definePattern({
  name: 'Idempotency key, decided by the ledger',
  belief: 'The unique constraint takes one insert per key, whatever Redis lets through.',
  group: 'Idempotency',
  shape: 'X',
  regions: twoRegions,
  clients: [
    client('first', { region: east }, handler('first', 'insert', key)),
    client('retry', { region: west }, handler('retry', 'insert', key)),
  ],
  properties: {
    'one capture per key': always(({ told }) => differentValues(told('insert')) <= 1),
    'a capture happens': sometimes(({ told }) => differentValues(told('insert')) === 1),
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

export const idempotencyProvider = definePattern({
  name: 'Idempotency key repeated to the provider',
  belief: 'The provider charges once per key, and the key comes from the request.',
  group: 'Idempotency',
  shape: 'X',
  regions: twoRegions,
  clients: [
    client('first', { region: east }, handler('first', 'charge', key)),
    client('retry', { region: west }, handler('retry', 'charge', key)),
  ],
  properties: {
    'one charge per request': always(({ told }) => differentValues(told('charge')) <= 1),
    'a charge happens': sometimes(({ told }) => differentValues(told('charge')) === 1),
    'the provider is what refuses the duplicate': sometimes(
      ({ told }) => told('charge').length === 2,
    ),
    'regions converge': converges(),
  },
  rules: ['STR-4', 'CLK-7'],
  price: {
    wanRoundTrips: 0,
    duringCut: 'nothing, while the provider can be reached',
    memory: 'one string per key for a day; the provider keeps its keys',
  },
});

export const idempotencyKeyPerAttempt = definePattern({
  name: 'Provider key made for each attempt',
  belief: 'The provider charges once per key, so any key protects the request.',
  group: 'Idempotency',
  shape: 'X',
  regions: twoRegions,
  clients: [
    client('first', { region: east }, handler('first', 'charge', 'attempt-1')),
    client('retry', { region: west }, handler('retry', 'charge', 'attempt-2')),
  ],
  properties: {
    'one charge per request': always(({ told }) => differentValues(told('charge')) <= 1),
    'a charge happens': sometimes(({ told }) => differentValues(told('charge')) === 1),
    'regions converge': converges(),
  },
  expected: { 'one charge per request': 'refuted' },
  expectedTrace: { 'one charge per request': 'silent' },
  rules: ['STR-4', 'CLK-7'],
  repairs: ['Idempotency key repeated to the provider'],
  price: {
    wanRoundTrips: 0,
    duringCut: 'every request can be charged once per region',
    memory: 'one string per key for a day',
  },
});
