/**
 * At most so many. Every region compares with what it has seen, so each lets the whole limit
 * through; a share per region adds up to the limit, and one region that decides keeps it exactly.
 * How much is let through at ordinary lag is in `blast-radius.ts`.
 */
import type { AnyStateMachine } from 'xstate';
import {
  always,
  client,
  converges,
  definePattern,
  sometimes,
  whenQuiet,
  type Pattern,
  type Told,
} from '../src/index.ts';
import { claim, isOne, script } from './clients/script.ts';
import { east, twoRegions, west } from './clients/places.ts';
import { everywhere, membersOf } from './clients/told.ts';

const atMost = (limit: number): ReturnType<typeof always> =>
  always(({ told }) => told('served').length <= limit);
const servedIn = (told: readonly Told[], region: string): number =>
  told.filter((one) => one.region === region).length;

const hit = (key: string, limit: number): AnyStateMachine =>
  claim({ argv: ['INCR', key], needs: (count) => Number(count) <= limit, tells: 'served' });

export const fixedWindow = definePattern({
  name: 'Fixed window with INCR',
  belief: 'The counter of the window never lets more than the limit through.',
  group: 'Limits',
  shape: 'B',
  regions: twoRegions,
  clients: [
    client('east 1', { region: east }, hit('window:12:00', 1)),
    client('east 2', { region: east }, hit('window:12:00', 1)),
    client('west 1', { region: west }, hit('window:12:00', 1)),
  ],
  properties: {
    'at most the limit': atMost(1),
    'at most the limit in each region': always(({ told }) =>
      twoRegions.every((region) => servedIn(told('served'), region) <= 1),
    ),
    'a request is served': sometimes(({ told }) => told('served').length === 1),
    'regions converge': converges(),
  },
  expected: { 'at most the limit': 'refuted' },
  // The requests that were refused count as well, so the count alone proves nothing.
  expectedTrace: { 'at most the limit': 'silent' },
  rules: ['CTR-7', 'CLK-7'],
  repairs: ['Fixed window with a share per region'],
  price: {
    wanRoundTrips: 0,
    duringCut: 'the limit in every region',
    memory: 'one counter per window',
  },
});

export const fixedWindowShares = definePattern({
  name: 'Fixed window with a share per region',
  belief: 'Regions that keep to their shares keep to the limit together.',
  group: 'Limits',
  shape: 'B',
  regions: twoRegions,
  clients: [
    client('east 1', { region: east }, hit(`window:12:00:${east}`, 1)),
    client('east 2', { region: east }, hit(`window:12:00:${east}`, 1)),
    client('west 1', { region: west }, hit(`window:12:00:${west}`, 1)),
  ],
  properties: {
    'at most the limit': atMost(2),
    'the limit can be used': sometimes(({ told }) => told('served').length === 2),
    'regions converge': converges(),
  },
  rules: ['CTR-1', 'CLK-7'],
  price: {
    wanRoundTrips: 0,
    duringCut: 'nothing: a share stays a share',
    memory: 'one counter per window and region',
  },
});

/** INCR, and a deadline by whoever was first: the usual advice. */
const expiringFirst = script([
  { name: 'counting', argv: ['INCR', 'hits:ann'], needs: isOne, tells: 'first' },
  { name: 'setting the deadline', argv: ['PEXPIRE', 'hits:ann', '50'] },
]);

const expiringAlways = script([
  { name: 'counting', argv: ['INCR', 'hits:ann'] },
  { name: 'setting the deadline', argv: ['PEXPIRE', 'hits:ann', '50'] },
]);

/** Lets the deadline of the first hit pass in eastus2, which set it and so expires the key. */
const time = script([{ name: 'waiting', pauseMs: 100 }]);
const firstHit: Pattern['given'] = [
  [east, 'INCR', 'hits:ann'],
  [east, 'PEXPIRE', 'hits:ann', '50'],
];

const hasEnd = whenQuiet((facts) => everywhere(facts, ['PTTL', 'hits:ann'], (ttl) => ttl !== -1));
const expires = sometimes(
  ({ replies, regions, read }) =>
    replies('west').length > 0 &&
    regions.every((region) => read(region, 'PTTL', 'hits:ann') === -2),
);

/** A counter whose first hit set a deadline, beside a hit elsewhere. */
const window = {
  group: 'Limits',
  shape: 'D',
  regions: twoRegions,
  given: firstHit,
  properties: {
    'every window ends': hasEnd,
    'a window can end': expires,
    'regions converge': converges(),
  },
} as const;

export const immortalCounter = definePattern({
  name: 'Window that expires beside a hit',
  ...window,
  belief: 'The first hit sets the deadline, so the window always ends.',
  clients: [
    client('time', { region: east }, time),
    client('west', { region: west }, expiringFirst),
  ],
  expected: { 'every window ends': 'refuted' },
  rules: ['EXP-8', 'EXP-3', 'CTR-3'],
  repairs: ['Window with a deadline set by every hit', 'Fixed window with a share per region'],
  price: {
    wanRoundTrips: 0,
    duringCut: 'a counter that never ends locks its user out',
    memory: 'one counter per user, at worst for ever',
  },
});

export const deadlineEveryHit = definePattern({
  name: 'Window with a deadline set by every hit',
  ...window,
  belief: 'If every hit sets a deadline, no counter stays without one.',
  clients: [
    client('time', { region: east }, time),
    client('west', { region: west }, expiringAlways),
  ],
  rules: ['EXP-1', 'EXP-8'],
  price: {
    wanRoundTrips: 0,
    duringCut: 'the window ends after the last hit, not the first',
    memory: 'one counter per user while there are hits',
  },
});

const logged = (member: string): AnyStateMachine =>
  script([
    { name: 'counting', argv: ['ZCARD', 'log:ann'], needs: (count) => Number(count) < 1 },
    { name: 'logging', argv: ['ZADD', 'log:ann', '100', member], tells: 'served' },
  ]);

export const slidingLog = definePattern({
  name: 'Sliding log with ZCARD',
  belief: 'Who sees fewer entries than the limit may add one.',
  group: 'Limits',
  shape: 'B',
  regions: twoRegions,
  clients: [
    client('east', { region: east }, logged('east:100')),
    client('west', { region: west }, logged('west:100')),
  ],
  properties: {
    'at most the limit': atMost(1),
    'the log has every request': whenQuiet((facts) =>
      everywhere(facts, ['ZCARD', 'log:ann'], (count) => count === facts.told('served').length),
    ),
    'a request is served': sometimes(({ told }) => told('served').length === 1),
    'regions converge': converges(),
  },
  expected: { 'at most the limit': 'refuted' },
  expectedTrace: { 'at most the limit': 'visible' },
  rules: ['ZST-1', 'CLK-7'],
  repairs: ['Fixed window with a share per region'],
  price: {
    wanRoundTrips: 0,
    duringCut: 'the limit in every region',
    memory: 'one member per request in the window',
  },
});

export const slidingLogTimestamps = definePattern({
  name: 'Sliding log with timestamps as members',
  belief: 'Requests have different timestamps, so the log counts them all.',
  group: 'Limits',
  shape: 'B',
  regions: twoRegions,
  clients: [
    client('east', { region: east }, logged('100')),
    client('west', { region: west }, logged('100')),
  ],
  properties: {
    'the log has every request': whenQuiet((facts) =>
      everywhere(facts, ['ZCARD', 'log:ann'], (count) => count === facts.told('served').length),
    ),
    'both are served': sometimes(({ told }) => told('served').length === 2),
    'regions converge': converges(),
  },
  expected: { 'the log has every request': 'refuted' },
  rules: ['ZST-2', 'CLK-7'],
  repairs: ['Fixed window with a share per region'],
  price: {
    wanRoundTrips: 0,
    duringCut: 'the limit in every region, and the log hides it',
    memory: 'one member per timestamp',
  },
});

const spending = (bucket: string): AnyStateMachine =>
  script([
    {
      name: 'reading',
      argv: ['HMGET', bucket, 'tokens', 'refilled'],
      needs: (reply) => Number(membersOf(reply)[0]) >= 1,
    },
    {
      name: 'spending',
      argv: ([bucketNow]) => [
        'HSET',
        bucket,
        'tokens',
        String(Number(membersOf(bucketNow)[0]) - 1),
        'refilled',
        '100',
      ],
      tells: 'served',
    },
  ]);

export const tokenBucket = definePattern({
  name: 'Token bucket in a hash',
  belief: 'Each request takes a token, so no more requests are served than there were tokens.',
  group: 'Limits',
  shape: 'R',
  regions: twoRegions,
  given: [[east, 'HSET', 'bucket:ann', 'tokens', '1', 'refilled', '100']],
  clients: [
    client('east', { region: east }, spending('bucket:ann')),
    client('west', { region: west }, spending('bucket:ann')),
  ],
  properties: {
    'no more than the tokens': atMost(1),
    'a request is served': sometimes(({ told }) => told('served').length === 1),
    'regions converge': converges(),
  },
  expected: { 'no more than the tokens': 'refuted' },
  expectedTrace: { 'no more than the tokens': 'silent' },
  rules: ['HSH-2', 'CLK-2', 'CLK-7'],
  repairs: ['Token bucket per region'],
  price: {
    wanRoundTrips: 0,
    duringCut: 'every region spends the whole bucket',
    memory: 'one hash per user',
  },
});

const taking = (bucket: string): AnyStateMachine =>
  claim({
    argv: ['HINCRBY', bucket, 'tokens', '-1'],
    needs: (left) => Number(left) >= 0,
    tells: 'served',
  });

export const tokenBucketPerRegion = definePattern({
  name: 'Token bucket per region',
  belief: 'Buckets that one region each fills and empties add up to the limit.',
  group: 'Limits',
  shape: 'B',
  regions: twoRegions,
  given: [
    [east, 'HSET', `bucket:ann:${east}`, 'tokens', '1'],
    [west, 'HSET', `bucket:ann:${west}`, 'tokens', '1'],
  ],
  clients: [
    client('east 1', { region: east }, taking(`bucket:ann:${east}`)),
    client('east 2', { region: east }, taking(`bucket:ann:${east}`)),
    client('west 1', { region: west }, taking(`bucket:ann:${west}`)),
  ],
  properties: {
    'no more than the tokens': atMost(2),
    'all tokens can be used': sometimes(({ told }) => told('served').length === 2),
    'regions converge': converges(),
  },
  rules: ['HSH-2', 'CTR-1'],
  price: {
    wanRoundTrips: 0,
    duringCut: 'nothing: a share stays a share',
    memory: 'one hash per user and region',
  },
});

const guessing = claim({
  argv: ['INCR', 'attempts:ann'],
  needs: (count) => Number(count) <= 1,
  tells: 'served',
});

export const lockout = definePattern({
  name: 'Lockout after failed attempts',
  belief: 'After the last allowed attempt every further guess is refused.',
  group: 'Limits',
  shape: 'B',
  regions: twoRegions,
  clients: [
    client('guess 1', { region: east }, guessing),
    client('guess 2', { region: west }, guessing),
  ],
  properties: {
    'no guess past the limit': atMost(1),
    'a guess is allowed': sometimes(({ told }) => told('served').length === 1),
    'all guesses are counted': whenQuiet((facts) =>
      everywhere(facts, ['GET', 'attempts:ann'], (count) => count === '2'),
    ),
    'regions converge': converges(),
  },
  expected: { 'no guess past the limit': 'refuted' },
  expectedTrace: { 'no guess past the limit': 'silent' },
  rules: ['CTR-7', 'CLK-7'],
  repairs: ['Lockout in the home region of the account'],
  price: {
    wanRoundTrips: 0,
    duringCut: 'the allowed guesses in every region',
    memory: 'one counter per account',
  },
});

export const lockoutHomeRegion = definePattern({
  name: 'Lockout in the home region of the account',
  belief: 'One region counts the attempts of an account, so no guess goes uncounted.',
  group: 'Limits',
  shape: 'B',
  regions: twoRegions,
  clients: [
    client('guess 1', { region: east }, guessing),
    client('guess 2', { region: east }, guessing),
  ],
  properties: {
    'no guess past the limit': atMost(1),
    'a guess is allowed': sometimes(({ told }) => told('served').length === 1),
    'regions converge': converges(),
  },
  rules: ['CTR-1', 'CLK-7'],
  price: {
    wanRoundTrips: 1,
    duringCut: 'no logins for accounts whose home is cut off',
    memory: 'one counter per account',
  },
});
