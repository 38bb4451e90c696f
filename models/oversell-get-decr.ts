/**
 * Looking before taking works only if nobody else takes in between. Two regions both see the last
 * piece; counters add up afterwards, so here the database itself shows the debt.
 */
import { always, client, converges, definePattern, sometimes, whenQuiet } from '../src/index.ts';
import { script } from './clients/script.ts';
import { east, twoRegions, west } from './clients/places.ts';
import { everywhere } from './clients/told.ts';

const selling = script([
  { name: 'looking', argv: ['GET', 'stock'], needs: (stock) => Number(stock) > 0 },
  { name: 'selling', argv: ['DECR', 'stock'], tells: 'sold' },
]);

export const oversellGetDecr = definePattern({
  name: 'Stock with GET and DECR',
  belief: 'Who sees stock above zero and decrements it has sold a piece that was there.',
  group: 'Stock and money',
  shape: 'B',
  regions: twoRegions,
  given: [[east, 'INCRBY', 'stock', '1']],
  clients: [
    client('shop east', { region: east }, selling),
    client('shop west', { region: west }, selling),
  ],
  properties: {
    'nothing is sold twice': always(({ told }) => told('sold').length <= 1),
    'stock is never below zero': whenQuiet((facts) =>
      everywhere(facts, ['GET', 'stock'], (stock) => Number(stock) >= 0),
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
