/**
 * The stock is split beforehand: each region has a counter that only it decrements. DECR takes and
 * tells in one step, and who took too much gives it back. A region that sold out cannot sell what
 * is left elsewhere until somebody moves it, which is a transfer and not part of this pattern.
 */
import {
  always,
  client,
  converges,
  definePattern,
  sometimes,
  whenQuiet,
  type Client,
} from '../src/index.ts';

const shop = (name: string, region: string): Client =>
  client(name, { region }, async (redis, told) => {
    const left = await redis.call('DECR', `stock:${region}`);
    if (Number(left) >= 0) told('sold');
    else await redis.call('INCR', `stock:${region}`);
  });

export const stockEscrow = definePattern({
  name: 'Stock in escrow',
  belief: 'A region that sells only its own share cannot oversell the whole.',
  group: 'Stock and money',
  shape: 'B',
  regions: ['eastus2', 'westeurope'],
  given: [
    ['eastus2', 'INCRBY', 'stock:eastus2', '1'],
    ['westeurope', 'INCRBY', 'stock:westeurope', '1'],
  ],
  clients: [
    shop('counter 1', 'eastus2'),
    shop('counter 2', 'eastus2'),
    shop('counter 3', 'westeurope'),
  ],
  properties: {
    'no more is sold than there is': always(({ told }) => told('sold').length <= 2),
    'all of it can be sold': sometimes(({ told }) => told('sold').length === 2),
    'stock is never below zero': whenQuiet(({ regions, read }) =>
      regions.every((region) =>
        regions.every((share) => Number(read(region, 'GET', `stock:${share}`)) >= 0),
      ),
    ),
    'regions converge': converges(),
  },
  rules: ['CTR-1', 'CLK-7'],
  price: {
    wanRoundTrips: 0,
    duringCut: 'a region sells its own share and no more',
    memory: 'one counter per article and region',
  },
});
