/** Things that may be used once: a token in a link, an event that is handed over again. */
import type { AnyStateMachine } from 'xstate';
import { always, client, converges, definePattern, sometimes } from '../src/index.ts';
import { claim, isOne, isSomething } from './clients/script.ts';
import { east, twoRegions, west } from './clients/places.ts';
import { differentValues } from './clients/told.ts';

const consuming: AnyStateMachine = claim({
  argv: ['GETDEL', 'reset:9e1'],
  needs: isSomething,
  tells: 'password reset',
});

/** A token of eastus2, clicked twice. */
const oneTimeToken = {
  group: 'Tokens and events',
  shape: 'X',
  regions: twoRegions,
  given: [[east, 'SET', 'reset:9e1', 'ann', 'EX', '600']],
  properties: {
    'the token works once': always(({ told }) => told('password reset').length <= 1),
    'the token works': sometimes(({ told }) => told('password reset').length === 1),
    'regions converge': converges(),
  },
} as const;

export const tokenGetdel = definePattern({
  name: 'One-time token with GETDEL',
  ...oneTimeToken,
  belief: 'GETDEL gives the token away and deletes it, so it works once.',
  clients: [
    client('click 1', { region: east }, consuming),
    client('click 2', { region: west }, consuming),
  ],
  expected: { 'the token works once': 'refuted' },
  expectedTrace: { 'the token works once': 'silent' },
  rules: ['STR-6', 'CLK-7'],
  repairs: ['One-time token that names its region'],
  price: {
    wanRoundTrips: 0,
    duringCut: 'a token works once per region',
    memory: 'one string per token',
  },
});

export const tokenHomeRegion = definePattern({
  name: 'One-time token that names its region',
  ...oneTimeToken,
  belief: 'The token says which region made it, and only that region takes it back.',
  clients: [
    client('click 1', { region: east }, consuming),
    // The click reached westeurope, which asks the region named in the token.
    client('click 2', { region: east }, consuming),
  ],
  rules: ['STR-6', 'CLK-7'],
  price: {
    wanRoundTrips: 1,
    duringCut: 'tokens of a cut off region do not work',
    memory: 'one string per token',
  },
});

const handling = (tells: string): AnyStateMachine =>
  claim({ argv: ['SADD', 'seen', 'event 7'], needs: isOne, tells, value: 'event 7' });

export const eventDedupe = definePattern({
  name: 'Event deduplication with SADD',
  belief: 'SADD answers 1 for an event that nobody has handled yet.',
  group: 'Tokens and events',
  shape: 'X',
  regions: twoRegions,
  clients: [
    client('consumer 1', { region: east }, handling('mailed')),
    client('consumer 2', { region: west }, handling('mailed')),
  ],
  properties: {
    'each event is handled once': always(({ told }) => told('mailed').length <= 1),
    'an event is handled': sometimes(({ told }) => told('mailed').length === 1),
    'regions converge': converges(),
  },
  expected: { 'each event is handled once': 'refuted' },
  expectedTrace: { 'each event is handled once': 'silent' },
  rules: ['SET-1', 'CLK-7'],
  repairs: ['Event handed to a sink that knows it'],
  price: {
    wanRoundTrips: 0,
    duringCut: 'every event is handled once per region',
    memory: 'one member per event',
  },
});

export const eventSink = definePattern({
  name: 'Event handed to a sink that knows it',
  belief: 'A sink that stores by event id takes each event once, however often it comes.',
  group: 'Tokens and events',
  shape: 'X',
  regions: twoRegions,
  // The sink is outside of Redis: it is modelled by the different ids it is told.
  clients: [
    client('consumer 1', { region: east }, handling('stored')),
    client('consumer 2', { region: west }, handling('stored')),
  ],
  properties: {
    'each event counts once': always(({ told }) => differentValues(told('stored')) <= 1),
    'the sink sees one twice': sometimes(({ told }) => told('stored').length === 2),
    'regions converge': converges(),
  },
  rules: ['SET-1', 'CLK-7'],
  price: {
    wanRoundTrips: 0,
    duringCut: 'nothing',
    memory: 'one member per event; the sink keeps its ids',
  },
});
