/**
 * Looking before taking works only if nobody else takes in between. Two regions both see the last
 * piece; counters add up afterwards, so here the database itself shows the debt.
 */
import { always, client, converges, definePattern, sometimes, whenQuiet } from '../src/index.ts';

export const oversellGetDecr = definePattern({
  name: 'Stock with GET and DECR',
  belief: 'Who sees stock above zero and decrements it has sold a piece that was there.',
  group: 'Stock and money',
  shape: 'B',
  regions: ['eastus2', 'westeurope'],
  given: [['eastus2', 'INCRBY', 'stock', '1']],
  clients: [
    client('shop east', { region: 'eastus2' }, async (redis, told) => {
      if (Number(await redis.call('GET', 'stock')) <= 0) return;
      await redis.call('DECR', 'stock');
      told('sold');
    }),
    client('shop west', { region: 'westeurope' }, async (redis, told) => {
      if (Number(await redis.call('GET', 'stock')) <= 0) return;
      await redis.call('DECR', 'stock');
      told('sold');
    }),
  ],
  properties: {
    'nothing is sold twice': always(({ told }) => told('sold').length <= 1),
    'stock is never below zero': whenQuiet(({ regions, read }) =>
      regions.every((region) => Number(read(region, 'GET', 'stock')) >= 0),
    ),
    'something is sold': sometimes(({ told }) => told('sold').length === 1),
    'regions converge': converges(),
  },
  expected: { 'nothing is sold twice': 'refuted', 'stock is never below zero': 'refuted' },
  expectedTrace: { 'nothing is sold twice': 'visible' },
  rules: ['CTR-1', 'CLK-7'],
  repairs: ['Stock in escrow'],
  price: {
    wanRoundTrips: 0,
    duringCut: 'every region sells the whole stock',
    memory: 'one counter per article',
  },
});
