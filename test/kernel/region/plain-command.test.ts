import fc from 'fast-check';
import { expect, test } from 'vitest';

import {
  asBytes,
  createSimulation,
  type Simulation,
  type SimulationOptions,
} from '../../../src/kernel/index.ts';
import { executePlainly } from '../../../src/kernel/region/index.ts';

const REGIONS = ['a', 'b', 'c'];

const create = (trace: boolean, options: Partial<SimulationOptions> = {}): Simulation =>
  createSimulation({ regions: REGIONS, delivery: 'manual', trace, ...options });

/** Region a's answer in the short way, without a world around it. */
function answer(sim: Simulation, line: string): unknown {
  const [region] = sim.world.regions;
  if (region === undefined) throw new Error('a world without regions');
  const outbox = { effect: undefined, place: 0 };
  return executePlainly(region, line.split(' ').map(asBytes), sim.now, sim.profile, outbox);
}

const EARLIER = ['SET s v', 'INCR n', 'SADD m x', 'SET t 1', 'INCR t', 'LPUSH l x'];
/** A key that was there once, and of which nothing is remembered. */
const GONE = ['SADD gone x', 'SREM gone x'];

function after(...lines: readonly string[]): Simulation {
  const sim = create(false);
  for (const line of [...EARLIER, ...GONE]) sim.call('a', line.split(' '));
  sim.settle();
  for (const line of lines) sim.call('a', line.split(' '));
  return sim;
}

test.each([
  ['SET s w', { kind: 'simple', text: 'OK' }],
  ['INCR n', { kind: 'integer', value: 2 }],
  ['SADD m x', { kind: 'integer', value: 0 }],
  ['SADD m y', { kind: 'integer', value: 1 }],
  ['SREM m x', { kind: 'integer', value: 1 }],
  ['SREM m y', { kind: 'integer', value: 0 }],
  ['SET t 2', { kind: 'simple', text: 'OK' }],
  ['SET gone v', { kind: 'simple', text: 'OK' }],
  ['INCR gone', { kind: 'integer', value: 1 }],
  ['SADD gone x', { kind: 'integer', value: 1 }],
  ['SREM gone x', { kind: 'integer', value: 0 }],
])('%s takes the short way', (line, reply) => {
  expect(answer(after(), line)).toEqual(reply);
});

test.each([
  ['what was never there', 'SET absent v'],
  ['an option', 'SET s v NX'],
  ['a wrong number of words', 'INCR n 1'],
  ['several members', 'SADD m x y'],
  ['a counter above a value', 'INCR t'],
  ['a number that was set', 'INCR s'],
  ['another type', 'SADD n x'],
  ['another command', 'GET s'],
  ['a name in small letters', 'set s w'],
])('%s takes the long way: %s', (_, line) => {
  expect(answer(after(), line)).toBeUndefined();
});

test.each([
  ['a transaction', 'MULTI'],
  ['a watched key', 'WATCH s'],
  ['somebody who listens', 'SUBSCRIBE channel'],
  ['a deadline anywhere', 'PEXPIRE l 1000'],
])('%s sends all the long way', (_, line) => {
  for (const each of ['SET s w', 'INCR n', 'SADD m y', 'SREM m x']) {
    expect(answer(after(line), each)).toBeUndefined();
  }
});

test('a bound on memory sends all the long way', () => {
  const sim = create(false, { maxmemory: 1_000_000 });
  for (const line of EARLIER) sim.call('a', line.split(' '));
  for (const line of ['SET s w', 'INCR n', 'SADD m y', 'SREM m x']) {
    expect(answer(sim, line)).toBeUndefined();
  }
});

test('a region that leaves refuses these commands too (MEM-2)', () => {
  const sim = create(false);
  for (const line of EARLIER) sim.call('a', line.split(' '));
  sim.remove('a');
  for (const line of ['SET s w', 'INCR n', 'SADD m y', 'SREM m x']) {
    expect(sim.call('a', line.split(' '))).toMatchObject({ kind: 'error' });
  }
});

test('a set that was emptied is made anew, and forgets its deadlines', () => {
  const lines = ['SADD m x', 'PEXPIRE m 1000', 'PERSIST m', 'SREM m x', 'SADD m y'];
  const [short, long] = [create(false), create(true)].map((sim) => {
    for (const line of lines) sim.call('a', line.split(' '));
    return sim.digest();
  });
  expect(short).toBe(long);
});

test.each([
  ['a member', 'SADD k x', 'SREM k x', 'SADD k y'],
  ['an increment', 'INCR k', 'DEL k', 'INCR k'],
])('%s brings back a key with a deadline: it is watched in both ways', (_, first, last, back) => {
  const [short, long] = [create(false), create(true)].map((sim) => {
    sim.call('a', first.split(' '));
    sim.settle();
    sim.call('a', last.split(' '));
    sim.call('b', ['PEXPIRE', 'k', '100']);
    sim.call('c', back.split(' '));
    // While the key is absent, its deadline is nothing to wait for.
    sim.deliver('b', 'a');
    sim.deliver('c', 'a');
    return [sim.call('a', ['EXISTS', 'k']), sim.world.regions[0]?.nextCheckMs, sim.digest()];
  });
  expect(short).toEqual(long);
});

test.each<[string, Partial<SimulationOptions>]>([
  ['a region that was down and has nothing in its file', { persistence: 'none' }],
  ['a region that was down and has an older file', { persistence: 'everysec' }],
  ['a backlog that is bounded', { backlogBytes: 400 }],
])('%s: the same replies and worlds both ways', (_, options) => {
  const [short, long] = [create(false, options), create(true, options)].map((sim) => {
    const replies: unknown[] = [];
    const call = (region: string, line: string): void => {
      replies.push(sim.call(region, line.split(' ')));
    };
    for (const line of EARLIER) call('a', line);
    sim.settle();
    sim.advance(5000);
    sim.cut('a', 'b');
    for (let count = 0; count < 9; count++) call('a', 'SET s longer-than-before');
    sim.heal('a', 'b');
    sim.crash('b');
    call('a', 'INCR n');
    sim.restart('b');
    for (const line of ['SET s w', 'INCR n', 'SADD m x']) call('b', line);
    sim.settle();
    for (const line of ['SET s z', 'INCR n', 'SREM m x']) call('b', line);
    sim.settle();
    return [replies, sim.digest()];
  });
  expect(short).toEqual(long);
});

const key = fc.constantFrom('x', 'y');
const words = fc.oneof(
  { arbitrary: fc.tuple(fc.constant('SET'), key, fc.constantFrom('1', 'v')), weight: 3 },
  { arbitrary: fc.tuple(fc.constant('INCR'), key), weight: 3 },
  {
    arbitrary: fc.tuple(fc.constantFrom('SADD', 'SREM'), key, fc.constantFrom('m', 'n')),
    weight: 4,
  },
  fc.tuple(fc.constantFrom('DEL', 'GET', 'PERSIST'), key),
  fc.tuple(fc.constant('PEXPIRE'), key, fc.constantFrom('3', '100000')),
  fc.constantFrom(['MULTI'], ['EXEC'], ['WATCH', 'x']),
);

const act = fc.oneof(
  { arbitrary: fc.tuple(fc.constantFrom(...REGIONS), words), weight: 6 },
  fc.tuple(fc.constantFrom('ab', 'bc', 'ca', 'ba', 'cb', 'ac'), fc.constant(undefined)),
  fc.tuple(fc.constantFrom('settle', 'advance', 'fullSync'), fc.constant(undefined)),
);

function take(
  sim: Simulation,
  [what, argv]: readonly [string, readonly string[] | undefined],
): unknown {
  if (argv !== undefined) return sim.call(what, argv);
  const [from = '', to = ''] = what;
  if (what === 'settle') sim.settle();
  else if (what === 'advance') sim.advance(2);
  else if (what === 'fullSync') sim.fullSync('a', 'b');
  else sim.deliver(from, to);
  return undefined;
}

test('the short way and the long come to the same replies and the same worlds', () => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 40, size: 'max' }), (acts) => {
      const [short, long] = [create(false), create(true)];
      for (const each of acts) expect(take(short, each)).toEqual(take(long, each));
      expect(short.digest()).toBe(long.digest());
    }),
    { numRuns: 300 },
  );
});
