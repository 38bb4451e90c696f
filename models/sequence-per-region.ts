/**
 * Each region counts in a key of its own and puts its name in front. Numbers are unique, not
 * gapless, and not ordered between regions. It relies on a region never losing increments that it
 * has acknowledged; after such a loss the prefix must change.
 */
import { always, client, converges, definePattern, sometimes, type Client } from '../src/index.ts';
import { asText, claim } from './clients/script.ts';
import { east, twoRegions, west } from './clients/places.ts';
import { areDistinct } from './clients/told.ts';

const nextIn = (name: string, region: string): Client =>
  client(
    name,
    { region },
    claim({
      argv: ['INCR', `seq:${region}`],
      tells: 'number',
      value: (number) => `${region}-${asText(number)}`,
    }),
  );

export const sequencePerRegion = definePattern({
  name: 'Sequence numbers per region',
  belief: 'A number that carries its region is unique everywhere.',
  group: 'Identity',
  shape: 'U',
  regions: twoRegions,
  clients: [nextIn('invoice a', east), nextIn('invoice b', east), nextIn('invoice c', west)],
  properties: {
    'no number twice': always(({ told }) => areDistinct(told('number'))),
    'every caller gets one': sometimes(({ told }) => told('number').length === 3),
    'regions converge': converges(),
  },
  rules: ['CTR-1', 'CLK-7'],
  price: { wanRoundTrips: 0, duringCut: 'nothing', memory: 'one counter per region' },
});
