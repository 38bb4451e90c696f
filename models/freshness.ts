/**
 * The newest decision, and one's own. Concurrent writes are decided by the clocks of their regions,
 * so a clock that runs behind lets an older decision win; and a client that moved to another region
 * reads there what has arrived. Who was first in true time is read off TIME (see `clients/order`).
 */
import type { AnyStateMachine } from 'xstate';
import { always, client, converges, definePattern, sometimes, whenQuiet } from '../src/index.ts';
import { holdsAfter, isBefore, minuteMs, noteTime } from './clients/order.ts';
import { asText, isSomething, script } from './clients/script.ts';
import { east, twoRegions, west } from './clients/places.ts';
import { everywhere } from './clients/told.ts';

const on: AnyStateMachine = script([
  { name: 'turning on', argv: ['SET', 'flag', 'on'] },
  noteTime('on ends'),
]);
const off: AnyStateMachine = script([
  noteTime('off begins'),
  { name: 'turning off', argv: ['SET', 'flag', 'off'] },
]);

const newestWins = whenQuiet((facts) =>
  holdsAfter(facts, 'on ends', 'off begins', () =>
    everywhere(facts, ['GET', 'flag'], (flag) => flag === 'off'),
  ),
);
const offIsLast = sometimes(({ told }) => isBefore(told('on ends'), told('off begins')));

/** One client turns the switch on, the other off; the later decision is to stand. */
const killSwitch = {
  group: 'Freshness',
  shape: 'F',
  regions: twoRegions,
  properties: {
    'the newest decision wins': newestWins,
    'off can be last': offIsLast,
    'regions converge': converges(),
  },
} as const;

export const killSwitchSkewed = definePattern({
  name: 'Kill switch with SET and a clock that is behind',
  ...killSwitch,
  belief: 'Whoever turns the switch last decides.',
  clients: [client('on', { region: east }, on), client('off', { region: west }, off)],
  bounds: { skewsMs: [0, -minuteMs] },
  expected: { 'the newest decision wins': 'refuted' },
  rules: ['CLK-2', 'CLK-5', 'STR-1'],
  repairs: ['Kill switch written in one region'],
  price: {
    wanRoundTrips: 0,
    duringCut: 'two decisions, and the clocks decide',
    memory: 'one string per flag',
  },
});

export const killSwitchExact = definePattern({
  name: 'Kill switch with SET and exact clocks',
  ...killSwitch,
  belief: 'Whoever turns the switch last decides, if all clocks are right.',
  clients: [client('on', { region: east }, on), client('off', { region: west }, off)],
  rules: ['CLK-2', 'STR-1'],
  repairs: ['Kill switch written in one region'],
  price: {
    wanRoundTrips: 0,
    duringCut: 'each region acts by its own decision',
    memory: 'one string per flag',
  },
});

export const killSwitchOneRegion = definePattern({
  name: 'Kill switch written in one region',
  ...killSwitch,
  belief: 'In one region the later write has seen the earlier one, so no clock decides.',
  clients: [client('on', { region: east }, on), client('off', { region: east }, off)],
  bounds: { skewsMs: [0, -minuteMs] },
  rules: ['CLK-1', 'CLK-2'],
  price: {
    wanRoundTrips: 1,
    duringCut: 'no decision from cut off regions',
    memory: 'one string per flag',
  },
});

const saving: AnyStateMachine = script([
  { name: 'saving', argv: ['SET', 'profile:ann', '2'], needs: (reply) => reply === 'OK' },
  noteTime('saved'),
]);

const readingBack: AnyStateMachine = script([
  noteTime('moved'),
  { name: 'reading', argv: ['GET', 'profile:ann'], tells: 'read', value: asText },
]);

export const readYourWritesFailover = definePattern({
  name: 'Reading back after a failover',
  belief: 'What I saved is there when I am sent to another region.',
  group: 'Freshness',
  shape: 'F',
  regions: twoRegions,
  given: [[east, 'SET', 'profile:ann', '1']],
  clients: [
    client('before failover', { region: east }, saving),
    client('after failover', { region: west }, readingBack),
  ],
  properties: {
    'my own change is there': always((facts) =>
      holdsAfter(facts, 'saved', 'moved', () =>
        facts.told('read').every(({ value }) => value === '2'),
      ),
    ),
    'the change can be there': sometimes(({ told }) =>
      told('read').some(({ value }) => value === '2'),
    ),
    'regions converge': converges(),
  },
  expected: { 'my own change is there': 'refuted' },
  expectedTrace: { 'my own change is there': 'silent' },
  rules: ['FAIL-1', 'REP-6'],
  repairs: ['Reading back with a version token'],
  price: {
    wanRoundTrips: 0,
    duringCut: 'old data for whoever moved',
    memory: 'one string per profile',
  },
});

/** Carries the version it saved; a region that is behind is told to wait. */
const readingWithToken: AnyStateMachine = script([
  noteTime('moved'),
  {
    name: 'reading',
    argv: ['GET', 'profile:ann'],
    needs: (reply) => isSomething(reply) && Number(reply) >= 2,
    tells: 'read',
    value: asText,
  },
]);

export const readYourWritesToken = definePattern({
  name: 'Reading back with a version token',
  belief: 'Who carries the version it saved is never shown an older one.',
  group: 'Freshness',
  shape: 'F',
  regions: twoRegions,
  given: [[east, 'SET', 'profile:ann', '1']],
  clients: [
    client('before failover', { region: east }, saving),
    client('after failover', { region: west }, readingWithToken),
  ],
  properties: {
    'my own change is there': always(({ told }) =>
      told('read').every(({ value }) => value === '2'),
    ),
    'the change is read': sometimes(({ told }) => told('read').length === 1),
    'a reader may have to wait': sometimes(
      ({ told, replies }) => told('read').length === 0 && replies('after failover').length === 2,
    ),
    'regions converge': converges(),
  },
  rules: ['FAIL-1', 'REP-6'],
  price: {
    wanRoundTrips: 0,
    duringCut: 'whoever moved waits for the heal',
    memory: 'a version in every value',
  },
});
