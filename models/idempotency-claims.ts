/**
 * Other ways to protect an operation by what a region answers: a fence, one writing region, tagged
 * claims with a sweep afterwards, numbers that carry their region. Each says what it protects and
 * what it does not.
 */
import { always, client, converges, definePattern, sometimes, whenQuiet } from '../src/index.ts';
import { asText, claim, isOK, isOne, script } from './clients/script.ts';
import { east, twoRegions, west } from './clients/places.ts';
import { areDistinct, everywhere } from './clients/told.ts';

/** Takes the lock, then a token; the store refuses a token below the highest it has seen. */
const fenced = (owner: string): ReturnType<typeof script> =>
  script([
    { name: 'locking', argv: ['SET', '{job}:lock', owner, 'NX', 'PX', '30000'], needs: isOK },
    { name: 'fencing', argv: ['INCR', '{job}:token'], tells: 'token', value: asText },
  ]);
/** The same without the lock, which one region would give to one of them only. */
const numbered = script([
  { name: 'fencing', argv: ['INCR', '{job}:token'], tells: 'token', value: asText },
]);

export const fencingIncr = definePattern({
  name: 'Fencing token from INCR',
  belief: 'Every holder of the lock gets a higher token, so the store can refuse the older one.',
  group: 'Idempotency',
  shape: 'U',
  regions: twoRegions,
  clients: [
    client('worker 1', { region: east }, fenced('worker 1')),
    client('worker 2', { region: west }, fenced('worker 2')),
  ],
  properties: {
    'no two holders with one token': always(({ told }) => areDistinct(told('token'))),
    'both can hold the lock': sometimes(({ told }) => told('token').length === 2),
    'regions converge': converges(),
  },
  expected: { 'no two holders with one token': 'refuted' },
  expectedTrace: { 'no two holders with one token': 'silent' },
  rules: ['CTR-7', 'STR-4', 'CLK-7'],
  repairs: ['Fencing token from one region', 'Idempotency key, decided by the ledger'],
  price: {
    wanRoundTrips: 0,
    duringCut: 'both regions give out the same tokens',
    memory: 'one counter per job',
  },
});

export const fencingOneRegion = definePattern({
  name: 'Fencing token from one region',
  belief: 'One keyspace counts the tokens, so they differ and the later one is higher.',
  group: 'Idempotency',
  shape: 'U',
  regions: twoRegions,
  clients: [
    // Both workers are connected to the region that counts, wherever they run.
    client('worker 1', { region: east }, numbered),
    client('worker 2', { region: east }, numbered),
  ],
  properties: {
    'no two holders with one token': always(({ told }) => areDistinct(told('token'))),
    'two tokens are given': sometimes(({ told }) => told('token').length === 2),
    'regions converge': converges(),
  },
  rules: ['CTR-1', 'CLK-7'],
  price: {
    wanRoundTrips: 1,
    duringCut: 'no tokens for workers cut off from the counting region',
    memory: 'one counter per job',
  },
});

const inOneRegion = (key: string, owner: string): ReturnType<typeof claim> =>
  claim({ argv: ['SET', key, owner, 'NX', 'EX', '86400'], needs: isOK, tells: key, value: owner });

export const claimsInOneRegion = definePattern({
  name: 'All claims in one region',
  belief: 'If only one region takes claims, every key is decided there once.',
  group: 'Idempotency',
  shape: 'X',
  regions: twoRegions,
  clients: [
    client('east a', { region: east }, inOneRegion('idem:a', 'east a')),
    client('west a', { region: east }, inOneRegion('idem:a', 'west a')),
    client('west b', { region: east }, inOneRegion('idem:b', 'west b')),
  ],
  properties: {
    'one capture per key': always(
      ({ told }) => told('idem:a').length <= 1 && told('idem:b').length <= 1,
    ),
    'each key is captured': sometimes(
      ({ told }) => told('idem:a').length === 1 && told('idem:b').length === 1,
    ),
    'regions converge': converges(),
  },
  rules: ['STR-4', 'CLK-7'],
  price: {
    wanRoundTrips: 1,
    duringCut: 'the other regions cannot claim at all',
    memory: 'one string per key for a day',
  },
});

const tagged = (member: string): ReturnType<typeof claim> =>
  claim({ argv: ['SADD', 'claims:7f3c', member], needs: isOne, tells: 'captured' });

export const claimsSwept = definePattern({
  name: 'Claims tagged by region, swept afterwards',
  belief: 'A duplicate cannot be prevented, but the set shows it, so it is refunded.',
  group: 'Idempotency',
  shape: 'X',
  regions: twoRegions,
  clients: [
    client('first', { region: east }, tagged(`${east}:1`)),
    client('retry', { region: west }, tagged(`${west}:2`)),
  ],
  properties: {
    'one capture per key': always(({ told }) => told('captured').length <= 1),
    'the sweep finds every capture': whenQuiet((facts) =>
      everywhere(facts, ['SCARD', 'claims:7f3c'], (n) => n === facts.told('captured').length),
    ),
    'a duplicate happens': sometimes(({ told }) => told('captured').length === 2),
    'regions converge': converges(),
  },
  expected: { 'one capture per key': 'refuted' },
  expectedTrace: { 'one capture per key': 'visible' },
  rules: ['SET-1', 'CLK-7'],
  repairs: ['Idempotency key, decided by the ledger'],
  price: {
    wanRoundTrips: 0,
    duringCut: 'duplicates happen, and are found after the heal',
    memory: 'one member per attempt until it is swept',
  },
});

export const claimsSweptUntagged = definePattern({
  name: 'Claims without tags, swept afterwards',
  belief: 'The set of claims shows a duplicate, whatever the member is called.',
  group: 'Idempotency',
  shape: 'X',
  regions: twoRegions,
  clients: [
    client('first', { region: east }, tagged('processing')),
    client('retry', { region: west }, tagged('processing')),
  ],
  properties: {
    'the sweep finds every capture': whenQuiet((facts) =>
      everywhere(facts, ['SCARD', 'claims:7f3c'], (n) => n === facts.told('captured').length),
    ),
    'a duplicate happens': sometimes(({ told }) => told('captured').length === 2),
    'regions converge': converges(),
  },
  expected: { 'the sweep finds every capture': 'refuted' },
  rules: ['SET-1', 'CLK-7'],
  repairs: ['Claims tagged by region, swept afterwards'],
  price: {
    wanRoundTrips: 0,
    duringCut: 'duplicates happen and are never found',
    memory: 'one member per request',
  },
});

const prefixed = (region: string): ReturnType<typeof claim> =>
  claim({
    argv: ['SET', `idem:${region}:7f3c`, '1', 'NX', 'EX', '86400'],
    needs: isOK,
    tells: 'captured',
  });

export const requestsPrefixed = definePattern({
  name: 'Idempotency key prefixed with its region',
  belief: 'Keys of different regions never collide, so no claim is ever lost.',
  group: 'Idempotency',
  shape: 'X',
  regions: twoRegions,
  clients: [
    client('first', { region: east }, prefixed(east)),
    client('retry', { region: west }, prefixed(west)),
  ],
  properties: {
    'one capture per key': always(({ told }) => told('captured').length <= 1),
    'a capture happens': sometimes(({ told }) => told('captured').length === 1),
    'regions converge': converges(),
  },
  expected: { 'one capture per key': 'refuted' },
  // The two records stand side by side, so at least everybody can see it.
  expectedTrace: { 'one capture per key': 'visible' },
  rules: ['STR-4'],
  repairs: ['Idempotency key in its home region', 'Idempotency key, decided by the ledger'],
  price: {
    wanRoundTrips: 0,
    duringCut: 'as always: once per region',
    memory: 'one string per key and region for a day',
  },
});
