/**
 * Blocking at so many attempts, against somebody who tries in all regions at once. The total is
 * right in the end and too low when it is needed; what blocks in time is a smaller threshold in
 * each region, and what is certain is the review afterwards.
 */
import type { AnyStateMachine } from 'xstate';
import { always, client, converges, definePattern, sometimes, whenQuiet } from '../src/index.ts';
import { claim } from './clients/script.ts';
import { east, twoRegions, west } from './clients/places.ts';
import { everywhere } from './clients/told.ts';

const paying = (counter: string, threshold: number): AnyStateMachine =>
  claim({
    argv: ['INCR', counter],
    needs: (attempts) => Number(attempts) <= threshold,
    tells: 'paid',
  });

export const velocityTotal = definePattern({
  name: 'Card velocity counted over all regions',
  belief: 'A card is blocked as soon as it was tried more often than allowed.',
  group: 'Limits',
  shape: 'B',
  regions: twoRegions,
  clients: [
    client('try 1', { region: east }, paying('card:9', 2)),
    client('try 2', { region: east }, paying('card:9', 2)),
    client('try 3', { region: west }, paying('card:9', 2)),
  ],
  properties: {
    'no payment past the threshold': always(({ told }) => told('paid').length <= 2),
    'a review finds every card that was tried too often': whenQuiet((facts) =>
      everywhere(facts, ['GET', 'card:9'], (attempts) => attempts === '3'),
    ),
    'the threshold can be used': sometimes(({ told }) => told('paid').length === 2),
    'regions converge': converges(),
  },
  expected: { 'no payment past the threshold': 'refuted' },
  expectedTrace: { 'no payment past the threshold': 'silent' },
  rules: ['CTR-1', 'CTR-7', 'CLK-7'],
  repairs: ['Card velocity with a threshold per region'],
  price: {
    wanRoundTrips: 0,
    duringCut: 'the threshold in every region, found by the review after the heal',
    memory: 'one counter per card and window',
  },
});

export const velocityPerRegion = definePattern({
  name: 'Card velocity with a threshold per region',
  belief: 'Thresholds of the regions that add up to the allowed number keep to it together.',
  group: 'Limits',
  shape: 'B',
  regions: twoRegions,
  clients: [
    client('try 1', { region: east }, paying(`card:9:${east}`, 1)),
    client('try 2', { region: east }, paying(`card:9:${east}`, 1)),
    client('try 3', { region: west }, paying(`card:9:${west}`, 1)),
  ],
  properties: {
    'no payment past the threshold': always(({ told }) => told('paid').length <= 2),
    'the threshold can be used': sometimes(({ told }) => told('paid').length === 2),
    'regions converge': converges(),
  },
  rules: ['CTR-1', 'CLK-7'],
  price: {
    wanRoundTrips: 0,
    duringCut: 'nothing; a card that stays in one region is blocked early',
    memory: 'one counter per card, window and region',
  },
});
