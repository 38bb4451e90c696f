/**
 * A counter adds up what all regions did; a sequence must give each number to one caller. INCR
 * answers from the local sum, so two regions hand out the same number, and the total looks right.
 */
import { always, client, converges, definePattern, sometimes, whenQuiet } from '../src/index.ts';
import { asText, claim } from './clients/script.ts';
import { east, twoRegions, west } from './clients/places.ts';
import { areDistinct, everywhere } from './clients/told.ts';

const numbering = claim({ argv: ['INCR', 'seq'], tells: 'number', value: asText });

export const sequenceIncr = definePattern({
  name: 'Sequence numbers with INCR',
  belief: 'INCR never gives the same number twice.',
  group: 'Identity',
  shape: 'U',
  regions: twoRegions,
  clients: [
    client('invoice a', { region: east }, numbering),
    client('invoice b', { region: west }, numbering),
  ],
  properties: {
    'no number twice': always(
      ({ told }) => areDistinct(told('number')),
      ({ told }) => told('number').length === 2,
    ),
    'two numbers are given': sometimes(({ told }) => told('number').length === 2),
    'the counter counts every number': whenQuiet((facts) =>
      everywhere(facts, ['GET', 'seq'], (count) => Number(count) === facts.told('number').length),
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
