/**
 * The shape that is safe: every region adds, nobody decides anything by the sum. Increments commute,
 * so each one counts once, in whatever order they arrive.
 */
import { client, converges, definePattern, sometimes, whenQuiet } from '../src/index.ts';
import { claim } from './clients/script.ts';
import { east, twoRegions, west } from './clients/places.ts';
import { everywhere } from './clients/told.ts';

const viewing = claim({ argv: ['INCR', 'views'], tells: 'viewed' });

export const viewCounter = definePattern({
  name: 'View counter with INCR',
  belief: 'Every view counts once, in every region.',
  group: 'Counters',
  shape: 'A',
  regions: twoRegions,
  clients: [
    client('reader 1', { region: east }, viewing),
    client('reader 2', { region: west }, viewing),
    client('reader 3', { region: west }, viewing),
  ],
  properties: {
    'every view counts once': whenQuiet((facts) =>
      everywhere(facts, ['GET', 'views'], (views) => Number(views) === facts.told('viewed').length),
    ),
    'all have viewed and the regions disagree': sometimes(
      ({ told, regions, read }) =>
        told('viewed').length === 3 &&
        new Set(regions.map((region) => read(region, 'GET', 'views'))).size > 1,
    ),
    'regions converge': converges(),
  },
  rules: ['CTR-1'],
  price: { wanRoundTrips: 0, duringCut: 'nothing', memory: 'one counter' },
});
