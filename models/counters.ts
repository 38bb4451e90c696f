/** Counting what happens: retries, harvests, and a relation that is kept in two keys. */
import type { AnyStateMachine } from 'xstate';
import { always, client, converges, definePattern, sometimes, whenQuiet } from '../src/index.ts';
import { attempt } from './clients/attempt.ts';
import { asText, claim, script } from './clients/script.ts';
import { east, twoRegions, west } from './clients/places.ts';
import { everywhere, valuesOf } from './clients/told.ts';

/** Sends a command, and once more when no reply came. */
const retrying =
  (argv: readonly string[]): Parameters<typeof client>[2] =>
  async (redis, told) => {
    if ((await attempt(redis, ...argv)) === undefined) await redis.call(...argv);
    told('viewed');
  };

export const viewCounterRetried = definePattern({
  name: 'View counter retried after a timeout',
  belief: 'A view whose reply was lost is sent again, so every view counts once.',
  group: 'Counters',
  shape: 'A',
  regions: twoRegions,
  clients: [
    client('reader 1', { region: east }, retrying(['INCR', 'views'])),
    client('reader 2', { region: west }, retrying(['INCR', 'views'])),
  ],
  bounds: { faults: { timeouts: 1 } },
  properties: {
    'every view counts once': whenQuiet((facts) =>
      everywhere(facts, ['GET', 'views'], (n) => Number(n) === facts.told('viewed').length),
    ),
    'both view': sometimes(({ told }) => told('viewed').length === 2),
    'regions converge': converges(),
  },
  expected: { 'every view counts once': 'refuted' },
  rules: ['CTR-1'],
  repairs: ['Views kept by their ids'],
  price: { wanRoundTrips: 0, duringCut: 'nothing', memory: 'one counter' },
});

export const viewIds = definePattern({
  name: 'Views kept by their ids',
  belief: 'A view that is added twice is in the set once.',
  group: 'Counters',
  shape: 'A',
  regions: twoRegions,
  clients: [
    client('reader 1', { region: east }, retrying(['SADD', 'views', 'view 1'])),
    client('reader 2', { region: west }, retrying(['SADD', 'views', 'view 2'])),
  ],
  bounds: { faults: { timeouts: 1 } },
  properties: {
    'every view counts once': whenQuiet((facts) =>
      everywhere(facts, ['SCARD', 'views'], (n) => n === facts.told('viewed').length),
    ),
    'both view': sometimes(({ told }) => told('viewed').length === 2),
    'regions converge': converges(),
  },
  rules: ['SET-1'],
  price: { wanRoundTrips: 0, duringCut: 'nothing', memory: 'one member per view' },
});

const harvesting = (key: string): AnyStateMachine =>
  claim({ argv: ['GETSET', key, '0'], tells: 'harvested', value: asText });
const clicking = (key: string): AnyStateMachine => claim({ argv: ['INCR', key], tells: 'clicked' });

const countsOnce = whenQuiet((facts) => {
  const harvested = valuesOf(facts.told('harvested')).reduce((sum, n) => sum + Number(n), 0);
  const clicks = facts.told('clicked').length + 2;
  return everywhere(facts, ['GET', 'clicks'], (left) => Number(left) + harvested === clicks);
});

export const harvestTwice = definePattern({
  name: 'Harvest with GETSET in two regions',
  belief: 'GETSET takes the count and clears it in one step, so nothing is lost or counted twice.',
  group: 'Counters',
  shape: 'R',
  regions: twoRegions,
  given: [[east, 'INCRBY', 'clicks', '2']],
  clients: [
    client('harvest east', { region: east }, harvesting('clicks')),
    client('harvest west', { region: west }, harvesting('clicks')),
    client('click', { region: west }, clicking('clicks')),
  ],
  properties: {
    'every click counts once': countsOnce,
    'clicks are harvested': sometimes(({ told }) => told('harvested').length === 2),
    'regions converge': converges(),
  },
  expected: { 'every click counts once': 'refuted' },
  rules: ['STR-6', 'CTR-2'],
  repairs: ['Harvest with GETSET in one region', 'Harvest of a closed period'],
  price: {
    wanRoundTrips: 0,
    duringCut: 'both regions harvest the same clicks',
    memory: 'one counter',
  },
});

export const harvestOneRegion = definePattern({
  name: 'Harvest with GETSET in one region',
  belief: 'One harvester takes what it has seen; clicks that it has not seen stay.',
  group: 'Counters',
  shape: 'R',
  regions: twoRegions,
  given: [[east, 'INCRBY', 'clicks', '2']],
  clients: [
    client('harvest', { region: east }, harvesting('clicks')),
    client('click west', { region: west }, clicking('clicks')),
    client('click east', { region: east }, clicking('clicks')),
  ],
  properties: {
    'every click counts once': countsOnce,
    'a click is not harvested yet': sometimes(
      ({ told }) =>
        told('clicked').length === 2 && told('harvested').some(({ value }) => value === '2'),
    ),
    'regions converge': converges(),
  },
  rules: ['STR-6', 'CTR-2'],
  repairs: ['Harvest of a closed period'],
  price: {
    wanRoundTrips: 1,
    duringCut: 'clicks of cut off regions are harvested later',
    memory: 'one counter',
  },
});

const reporting = claim({
  argv: ['GET', 'clicks:12'],
  tells: 'reported',
  value: (count) => String(Number(count)),
});

export const harvestClosedPeriod = definePattern({
  name: 'Harvest of a closed period',
  belief: 'A counter per hour is only read, never cleared, so it can be read again.',
  group: 'Counters',
  shape: 'A',
  regions: twoRegions,
  clients: [
    client('click east', { region: east }, clicking('clicks:12')),
    client('click west', { region: west }, clicking('clicks:12')),
    client('report', { region: east }, reporting),
  ],
  properties: {
    'every click counts once': whenQuiet((facts) =>
      everywhere(facts, ['GET', 'clicks:12'], (n) => Number(n) === facts.told('clicked').length),
    ),
    'no report is too high': always(({ told }) =>
      told('reported').every(({ value }) => Number(value) <= 2),
    ),
    'a report can be too early': sometimes(
      ({ told }) =>
        told('clicked').length === 2 && told('reported').some(({ value }) => value !== '2'),
    ),
    'regions converge': converges(),
  },
  rules: ['CTR-1'],
  price: {
    wanRoundTrips: 0,
    duringCut: 'reports are too low until the heal',
    memory: 'one counter per period',
  },
});

const following: AnyStateMachine = script([
  { name: 'opening', argv: ['MULTI'] },
  { name: 'following', argv: ['SADD', '{x}:ann:follows', 'bob'] },
  { name: 'being followed', argv: ['SADD', '{x}:bob:followers', 'ann'] },
  { name: 'committing', argv: ['EXEC'], tells: 'follows' },
]);

const readingBoth: AnyStateMachine = script([
  { name: 'opening', argv: ['MULTI'] },
  { name: 'reading follows', argv: ['SISMEMBER', '{x}:ann:follows', 'bob'] },
  { name: 'reading followers', argv: ['SISMEMBER', '{x}:bob:followers', 'ann'] },
  { name: 'committing', argv: ['EXEC'], tells: 'saw', value: asText },
]);

export const relationTwoKeys = definePattern({
  name: 'Two-way relation in MULTI',
  belief: 'Everybody sees both sides of a relation or none.',
  group: 'Relations',
  shape: 'K',
  regions: twoRegions,
  clients: [
    client('ann', { region: east }, following),
    client('reader', { region: west }, readingBoth),
  ],
  properties: {
    'both sides or none': always(({ told }) =>
      told('saw').every(({ value }) => value === '[0,0]' || value === '[1,1]'),
    ),
    'both sides are seen': sometimes(({ told }) =>
      told('saw').some(({ value }) => value === '[1,1]'),
    ),
    'regions converge': converges(),
  },
  expected: { 'both sides or none': 'refuted' },
  expectedTrace: { 'both sides or none': 'silent' },
  rules: ['TXN-2'],
  repairs: ['Relation kept on one side'],
  price: {
    wanRoundTrips: 0,
    duringCut: 'half a relation for as long as the link is cut in between',
    memory: 'two members per relation',
  },
});

export const relationOneKey = definePattern({
  name: 'Relation kept on one side',
  belief: 'A relation that is one member of one set is there or is not.',
  group: 'Relations',
  shape: 'K',
  regions: twoRegions,
  clients: [
    client(
      'ann',
      { region: east },
      claim({ argv: ['SADD', 'relations', 'ann>bob'], tells: 'follows' }),
    ),
    client(
      'reader',
      { region: west },
      claim({ argv: ['SISMEMBER', 'relations', 'ann>bob'], tells: 'saw', value: asText }),
    ),
  ],
  properties: {
    'both sides or none': always(({ told }) =>
      told('saw').every(({ value }) => value === '0' || value === '1'),
    ),
    'the relation is seen': sometimes(({ told }) => told('saw').some(({ value }) => value === '1')),
    'regions converge': converges(),
  },
  rules: ['SET-1'],
  price: {
    wanRoundTrips: 0,
    duringCut: 'relations of cut off regions are seen after the heal',
    memory: 'one member per relation',
  },
});
