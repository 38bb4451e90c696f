/**
 * The shape that is safe: every region adds, nobody decides anything by the sum. Increments commute,
 * so each one counts once, in whatever order they arrive.
 */
import {
  client,
  converges,
  definePattern,
  sometimes,
  whenQuiet,
  type Client,
} from '../src/index.ts';

const reader = (name: string, region: string): Client =>
  client(name, { region }, async (redis, told) => {
    await redis.call('INCR', 'views');
    told('viewed');
  });

export const viewCounter = definePattern({
  name: 'View counter with INCR',
  belief: 'Every view counts once, in every region.',
  group: 'Counters',
  shape: 'A',
  regions: ['eastus2', 'westeurope'],
  clients: [
    reader('reader 1', 'eastus2'),
    reader('reader 2', 'westeurope'),
    reader('reader 3', 'westeurope'),
  ],
  properties: {
    'every view counts once': whenQuiet(({ told, regions, read }) =>
      regions.every((region) => Number(read(region, 'GET', 'views')) === told('viewed').length),
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
