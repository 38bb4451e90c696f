/**
 * A counter adds up what all regions did; a sequence must give each number to one caller. INCR
 * answers from the local sum, so two regions hand out the same number, and the total looks right.
 */
import {
  always,
  client,
  converges,
  definePattern,
  sometimes,
  whenQuiet,
  type Told,
} from '../src/index.ts';

const areDistinct = (numbers: readonly Told[]): boolean =>
  new Set(numbers.map(({ value }) => value)).size === numbers.length;

export const sequenceIncr = definePattern({
  name: 'Sequence numbers with INCR',
  belief: 'INCR never gives the same number twice.',
  group: 'Identity',
  shape: 'U',
  regions: ['eastus2', 'westeurope'],
  clients: [
    client('invoice a', { region: 'eastus2' }, async (redis, told) => {
      told('number', await redis.call('INCR', 'seq'));
    }),
    client('invoice b', { region: 'westeurope' }, async (redis, told) => {
      told('number', await redis.call('INCR', 'seq'));
    }),
  ],
  properties: {
    'no number twice': always(
      ({ told }) => areDistinct(told('number')),
      ({ told }) => told('number').length === 2,
    ),
    'two numbers are given': sometimes(({ told }) => told('number').length === 2),
    'the counter counts every number': whenQuiet(({ told, regions, read }) =>
      regions.every((region) => Number(read(region, 'GET', 'seq')) === told('number').length),
    ),
    'regions converge': converges(),
  },
  expected: { 'no number twice': 'refuted' },
  expectedTrace: { 'no number twice': 'silent' },
  rules: ['CTR-1', 'CLK-7'],
  repairs: ['Sequence numbers per region'],
  price: {
    wanRoundTrips: 0,
    duringCut: 'each region counts on from what it last saw',
    memory: 'one counter',
  },
});
