/**
 * Each region counts in a key of its own and puts its name in front. Numbers are unique, not
 * gapless, and not ordered between regions. It relies on a region never losing increments that it
 * has acknowledged; after such a loss the prefix must change.
 */
import {
  always,
  client,
  converges,
  definePattern,
  sometimes,
  type Client,
  type Told,
} from '../src/index.ts';

const areDistinct = (numbers: readonly Told[]): boolean =>
  new Set(numbers.map(({ value }) => value)).size === numbers.length;

const nextIn = (name: string, region: string): Client =>
  client(name, { region }, async (redis, told) => {
    told('number', [region, await redis.call('INCR', `seq:${region}`)]);
  });

export const sequencePerRegion = definePattern({
  name: 'Sequence numbers per region',
  belief: 'A number that carries its region is unique everywhere.',
  group: 'Identity',
  shape: 'U',
  regions: ['eastus2', 'westeurope'],
  clients: [
    nextIn('invoice a', 'eastus2'),
    nextIn('invoice b', 'eastus2'),
    nextIn('invoice c', 'westeurope'),
  ],
  properties: {
    'no number twice': always(({ told }) => areDistinct(told('number'))),
    'every caller gets one': sometimes(({ told }) => told('number').length === 3),
    'regions converge': converges(),
  },
  rules: ['CTR-1', 'CLK-7'],
  price: { wanRoundTrips: 0, duringCut: 'nothing', memory: 'one counter per region' },
});
