/**
 * A breaker that opens when a service fails, so that nobody calls it for a while. Shared between
 * regions it opens elsewhere when word of it has come; a breaker per region asks nobody else, and
 * each region finds out for itself.
 */
import type { AnyStateMachine } from 'xstate';
import { always, client, converges, definePattern, sometimes, whenQuiet } from '../src/index.ts';
import { holdsAfter, noteTime } from './clients/order.ts';
import { isNil, script } from './clients/script.ts';
import { east, twoRegions, west } from './clients/places.ts';
import { everywhere } from './clients/told.ts';

const opening = (breaker: string): AnyStateMachine =>
  script([{ name: 'opening', argv: ['SET', breaker, 'open', 'EX', '30'] }, noteTime('opened')]);
const calling = (breaker: string): AnyStateMachine =>
  script([
    noteTime('asked'),
    { name: 'looking', argv: ['GET', breaker], needs: isNil, tells: 'called' },
  ]);

const nobodyCalls = always((facts) =>
  holdsAfter(facts, 'opened', 'asked', () => facts.told('called').length === 0),
);

export const breakerShared = definePattern({
  name: 'Circuit breaker shared by the regions',
  belief: 'Once the breaker is open, nobody calls the failing service.',
  group: 'Freshness',
  shape: 'F',
  regions: twoRegions,
  clients: [
    client('failing', { region: east }, opening('breaker:bank')),
    client('caller', { region: west }, calling('breaker:bank')),
  ],
  properties: {
    'nobody calls after it opened': nobodyCalls,
    'all see it open in the end': whenQuiet((facts) =>
      everywhere(facts, ['GET', 'breaker:bank'], (state) => state === 'open'),
    ),
    'it can keep a caller off': sometimes(
      ({ told, replies }) => told('called').length === 0 && replies('caller').length === 2,
    ),
    'regions converge': converges(),
  },
  expected: { 'nobody calls after it opened': 'refuted' },
  expectedTrace: { 'nobody calls after it opened': 'silent' },
  rules: ['STR-1', 'REP-6'],
  repairs: ['Circuit breaker of one region'],
  price: {
    wanRoundTrips: 0,
    duringCut: 'open here, closed there',
    memory: 'one string per service while it is open',
  },
});

export const breakerPerRegion = definePattern({
  name: 'Circuit breaker of one region',
  belief: 'A breaker that only its own region opens and asks keeps off all callers there.',
  group: 'Freshness',
  shape: 'F',
  regions: twoRegions,
  clients: [
    client('failing', { region: east }, opening(`breaker:bank:${east}`)),
    client('caller', { region: east }, calling(`breaker:bank:${east}`)),
  ],
  properties: {
    'nobody calls after it opened': nobodyCalls,
    'it can keep a caller off': sometimes(
      ({ told, replies }) => told('called').length === 0 && replies('caller').length === 2,
    ),
    'regions converge': converges(),
  },
  rules: ['STR-1', 'CLK-7'],
  price: {
    wanRoundTrips: 0,
    duringCut: 'nothing: every region finds out for itself',
    memory: 'one string per service and region while it is open',
  },
});
