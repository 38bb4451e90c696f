/**
 * One holder at a time. SET NX asks one region, so every region has a holder of its own; releasing
 * with a comparison compares there too. What holds is a lock that one region decides, and work that
 * may run twice without harm.
 */
import type { AnyStateMachine } from 'xstate';
import { always, client, converges, definePattern, sometimes, whenQuiet } from '../src/index.ts';
import { claim, isOK, isOne, script } from './clients/script.ts';
import { east, twoRegions, west } from './clients/places.ts';
import { everywhere } from './clients/told.ts';

const taking = (key: string, owner: string, tells: string): AnyStateMachine =>
  claim({ argv: ['SET', key, owner, 'NX', 'PX', '30000'], needs: isOK, tells, value: owner });

export const lockSetNx = definePattern({
  name: 'Lock with SET NX PX',
  belief: 'Whoever gets OK holds the lock alone until it is released or expires.',
  group: 'Locks and leaders',
  shape: 'U',
  regions: twoRegions,
  clients: [
    client('worker 1', { region: east }, taking('lock:report', 'worker 1', 'holds')),
    client('worker 2', { region: west }, taking('lock:report', 'worker 2', 'holds')),
  ],
  properties: {
    'one holder': always(({ told }) => told('holds').length <= 1),
    'somebody holds it': sometimes(({ told }) => told('holds').length === 1),
    'regions converge': converges(),
  },
  expected: { 'one holder': 'refuted' },
  expectedTrace: { 'one holder': 'silent' },
  rules: ['STR-4', 'CLK-7'],
  repairs: ['Lock in its home region', 'Fencing token from one region'],
  price: {
    wanRoundTrips: 0,
    duringCut: 'one holder per region',
    memory: 'one string per lock while it is held',
  },
});

export const lockHomeRegion = definePattern({
  name: 'Lock in its home region',
  belief: 'One region decides the lock, so NX sees every holder.',
  group: 'Locks and leaders',
  shape: 'U',
  regions: twoRegions,
  clients: [
    client('worker 1', { region: east }, taking('lock:report', 'worker 1', 'holds')),
    // Runs in westeurope and is connected to the home of the lock.
    client('worker 2', { region: east }, taking('lock:report', 'worker 2', 'holds')),
  ],
  properties: {
    'one holder': always(({ told }) => told('holds').length <= 1),
    'either can hold it': sometimes(({ told }) =>
      told('holds').some((h) => h.value === 'worker 2'),
    ),
    'regions converge': converges(),
  },
  rules: ['STR-4', 'CLK-7'],
  price: {
    wanRoundTrips: 1,
    duringCut: 'no lock for workers cut off from its home',
    memory: 'one string per lock while it is held',
  },
});

const takingAndReleasing = (owner: string): AnyStateMachine =>
  script([
    { name: 'locking', argv: ['SET', 'lock:report', owner, 'NX', 'PX', '30000'], needs: isOK },
    {
      name: 'releasing',
      argv: ['DELEX', 'lock:report', 'IFEQ', owner],
      needs: isOne,
      tells: 'released',
    },
  ]);

export const lockSafeRelease = definePattern({
  name: 'Lock released by comparing its token',
  belief: 'A release that compares the token never removes the lock of another holder.',
  group: 'Locks and leaders',
  shape: 'D',
  regions: twoRegions,
  clients: [
    client('worker 1', { region: east }, takingAndReleasing('worker 1')),
    client('worker 2', { region: west }, taking('lock:report', 'worker 2', 'holds')),
  ],
  properties: {
    'who did not release still has it': whenQuiet(
      (facts) =>
        facts.told('holds').length === 0 ||
        everywhere(facts, ['GET', 'lock:report'], (owner) => owner === 'worker 2'),
    ),
    'the release happens': sometimes(({ told }) => told('released').length === 1),
    'both can hold it': sometimes(
      ({ told }) => told('released').length === 1 && told('holds').length === 1,
    ),
    'regions converge': converges(),
  },
  expected: { 'who did not release still has it': 'refuted' },
  rules: ['STR-6', 'STR-3', 'CLK-2'],
  repairs: ['Lock in its home region', 'Fencing token from one region'],
  price: {
    wanRoundTrips: 0,
    duringCut: 'a release removes every lock it has seen lose',
    memory: 'one string per lock while it is held',
  },
});

export const leaderSetNx = definePattern({
  name: 'Leader of a scheduled job with SET NX',
  belief: 'The instance that takes the slot runs the job, so it runs once per slot.',
  group: 'Locks and leaders',
  shape: 'X',
  regions: twoRegions,
  clients: [
    client('scheduler 1', { region: east }, taking('cron:2026-01-31', 'scheduler 1', 'ran')),
    client('scheduler 2', { region: west }, taking('cron:2026-01-31', 'scheduler 2', 'ran')),
  ],
  properties: {
    'the job runs once': always(({ told }) => told('ran').length <= 1),
    'the job runs': sometimes(({ told }) => told('ran').length === 1),
    'regions converge': converges(),
  },
  expected: { 'the job runs once': 'refuted' },
  expectedTrace: { 'the job runs once': 'silent' },
  rules: ['STR-4', 'CLK-7'],
  repairs: ['Scheduled job that may run twice', 'Lock in its home region'],
  price: {
    wanRoundTrips: 0,
    duringCut: 'the job runs in every region',
    memory: 'one string per slot',
  },
});

const invoicing = claim({ argv: ['SADD', 'invoices', '2026-01'], tells: 'ran' });

export const leaderIdempotentJob = definePattern({
  name: 'Scheduled job that may run twice',
  belief: 'A job whose result is one member of a set may run in every region.',
  group: 'Locks and leaders',
  shape: 'A',
  regions: twoRegions,
  clients: [
    client('scheduler 1', { region: east }, invoicing),
    client('scheduler 2', { region: west }, invoicing),
  ],
  properties: {
    'the result is there once': whenQuiet((facts) =>
      everywhere(facts, ['SCARD', 'invoices'], (count) => count === 1),
    ),
    'it can run twice': sometimes(({ told }) => told('ran').length === 2),
    'regions converge': converges(),
  },
  rules: ['SET-1'],
  price: { wanRoundTrips: 0, duringCut: 'nothing', memory: 'one member per result' },
});

const extending = (deadlineMs: number): AnyStateMachine =>
  claim({
    argv: ['PEXPIREAT', 'lease', String(deadlineMs), 'GT'],
    needs: isOne,
    tells: 'until',
    value: String(deadlineMs),
  });

export const leaseExtension = definePattern({
  name: 'Lease extension with PEXPIREAT GT',
  belief: 'A lease never ends before the latest extension that was acknowledged.',
  group: 'Locks and leaders',
  shape: 'B',
  regions: twoRegions,
  given: [[east, 'SET', 'lease', 'worker', 'PX', '30000']],
  clients: [
    client('heartbeat 1', { region: east }, extending(1_700_000_060_000)),
    client('heartbeat 2', { region: west }, extending(1_700_000_090_000)),
    client('heartbeat 3', { region: west }, extending(1_700_000_120_000)),
  ],
  properties: {
    'the longest extension counts': whenQuiet((facts) => {
      const longest = Math.max(0, ...facts.told('until').map(({ value }) => Number(value)));
      return everywhere(facts, ['PEXPIRETIME', 'lease'], (until) => Number(until) >= longest);
    }),
    'extensions meet': sometimes(({ told }) => told('until').length === 3),
    'regions converge': converges(),
  },
  rules: ['EXP-1', 'EXP-3'],
  price: {
    wanRoundTrips: 0,
    duringCut: 'the lease can only get longer: a stuck one cannot be shortened',
    memory: 'one string with a deadline',
  },
});

export const stampedeMutex = definePattern({
  name: 'Stampede mutex with SET NX',
  belief: 'One process rebuilds a cache entry, the others wait for it.',
  group: 'Locks and leaders',
  shape: 'U',
  regions: twoRegions,
  clients: [
    client('east 1', { region: east }, taking('rebuild:home', 'east 1', 'rebuilds')),
    client('east 2', { region: east }, taking('rebuild:home', 'east 2', 'rebuilds')),
    client('west 1', { region: west }, taking('rebuild:home', 'west 1', 'rebuilds')),
  ],
  properties: {
    'one rebuild': always(({ told }) => told('rebuilds').length <= 1),
    'one rebuild per region': always(({ told }) =>
      twoRegions.every(
        (region) => told('rebuilds').filter((one) => one.region === region).length <= 1,
      ),
    ),
    'somebody rebuilds': sometimes(({ told }) => told('rebuilds').length === 1),
    'regions converge': converges(),
  },
  expected: { 'one rebuild': 'refuted' },
  expectedTrace: { 'one rebuild': 'silent' },
  rules: ['STR-4', 'CLK-7'],
  price: {
    wanRoundTrips: 0,
    duringCut: 'one rebuild per region, which is harmless',
    memory: 'one string per entry while it is rebuilt',
  },
});
