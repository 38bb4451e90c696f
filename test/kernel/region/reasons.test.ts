/** Which reason each meeting of two writes gives: by effects, in both orders, and by a whole state. */
import { describe, expect, it } from 'vitest';

import {
  createSimulation,
  text,
  type Reason,
  type Simulation,
  type SimulationOptions,
} from '../../../src/kernel/index.ts';

type Meeting = {
  readonly name: string;
  /** What both regions have seen before. */
  readonly before?: readonly string[];
  readonly east: string;
  readonly west: string;
  readonly rule: string;
  /** `region: what`; the writes of the meeting follow those before it. */
  readonly winner: string;
  readonly loser: string;
  readonly profile?: SimulationOptions['profile'];
};

const MEETINGS: readonly Meeting[] = [
  {
    name: 'SET ∥ SET',
    east: 'SET k e',
    west: 'SET k w',
    rule: 'CLK-2',
    winner: 'west: w',
    loser: 'east: e',
  },
  {
    name: 'SET ∥ INCR',
    before: ['SET k 100'],
    east: 'SET k 10',
    west: 'INCRBY k 5',
    rule: 'CTR-2',
    winner: 'east: 10',
    loser: 'west: 5',
  },
  {
    name: 'a text ∥ INCR',
    before: ['SET k 5'],
    east: 'SET k text',
    west: 'INCR k',
    rule: 'CTR-6',
    winner: 'east: text',
    loser: 'west: 1',
  },
  {
    name: 'SET ∥ INCR where the later is shown',
    east: 'SET k 10',
    west: 'INCRBY k 5',
    rule: 'CTR-2',
    winner: 'west: 5',
    loser: 'east: 10',
    profile: { switches: { setVsIncr: 'lww' } },
  },
  {
    name: 'a text in a field ∥ HINCRBY',
    before: ['HSET k f 5'],
    east: 'HSET k f text',
    west: 'HINCRBY k f 2',
    rule: 'CTR-6',
    winner: 'east: text',
    loser: 'west: 2',
  },
  {
    name: 'a text ∥ a later INCR that may replace it',
    before: ['SET k 5'],
    east: 'SET k text',
    west: 'INCR k',
    rule: 'CTR-6',
    winner: 'west: 1',
    loser: 'east: text',
    profile: { switches: { nonNumericSetVsIncr: 'lww' } },
  },
  {
    name: 'DEL ∥ SET',
    before: ['SET k 1'],
    east: 'DEL k',
    west: 'SET k w',
    rule: 'STR-3',
    winner: 'west: w',
    loser: 'east: DEL',
  },
  {
    name: 'a DEL that takes part by its clock ∥ SET',
    before: ['SET k 1'],
    east: 'SET k e',
    west: 'DEL k',
    rule: 'CLK-2',
    winner: 'west: DEL',
    loser: 'east: e',
    profile: { switches: { stringDelete: 'lww' } },
  },
  {
    name: 'DEL ∥ INCR',
    before: ['SET k 100'],
    east: 'DEL k',
    west: 'INCRBY k 5',
    rule: 'CTR-3',
    winner: 'west: 5',
    loser: 'east: DEL',
  },
  {
    name: 'HSET ∥ HSET of one field',
    east: 'HSET k f e',
    west: 'HSET k f w',
    rule: 'CLK-2',
    winner: 'west: w',
    loser: 'east: e',
  },
  {
    name: 'HDEL ∥ HSET',
    before: ['HSET k f 1 g 1'],
    east: 'HDEL k f',
    west: 'HSET k f 2',
    rule: 'HSH-3',
    winner: 'west: HSET',
    loser: 'east: HDEL',
  },
  {
    name: 'DEL of a hash ∥ HSET',
    before: ['HSET k f 1 g 1'],
    east: 'DEL k',
    west: 'HSET k f 2',
    rule: 'HSH-4',
    winner: 'west: HSET',
    loser: 'east: DEL',
  },
  {
    name: 'HEXPIRE ∥ HEXPIRE of one field',
    before: ['HSET k f 1'],
    east: 'HEXPIRE k 100 FIELDS 1 f',
    west: 'HEXPIRE k 200 FIELDS 1 f',
    rule: 'EXP-1',
    winner: 'west: *',
    loser: 'east: *',
  },
  {
    name: 'SREM ∥ SADD',
    before: ['SADD k m'],
    east: 'SREM k m',
    west: 'SADD k m',
    rule: 'SET-1',
    winner: 'west: SADD',
    loser: 'east: SREM',
  },
  {
    name: 'DEL of a set ∥ SADD',
    before: ['SADD k m'],
    east: 'DEL k',
    west: 'SADD k m',
    rule: 'SET-1',
    winner: 'west: SADD',
    loser: 'east: DEL',
  },
  {
    name: 'ZADD ∥ ZADD',
    east: 'ZADD k 1 m',
    west: 'ZADD k 2 m',
    rule: 'CLK-2',
    winner: 'west: 2',
    loser: 'east: 1',
  },
  {
    name: 'ZADD ∥ ZINCRBY',
    before: ['ZADD k 1 m'],
    east: 'ZADD k 5 m',
    west: 'ZINCRBY k 2 m',
    rule: 'ZST-5',
    winner: 'east: 5',
    loser: 'west: 2',
  },
  {
    name: 'ZREM ∥ ZADD',
    before: ['ZADD k 1 m'],
    east: 'ZREM k m',
    west: 'ZADD k 5 m',
    rule: 'ZST-1',
    winner: 'west: ZADD',
    loser: 'east: ZREM',
  },
  {
    name: 'ZREM ∥ ZINCRBY',
    before: ['ZADD k 1 m'],
    east: 'ZREM k m',
    west: 'ZINCRBY k 2 m',
    rule: 'ZST-4',
    winner: 'west: ZINCRBY',
    loser: 'east: ZREM',
  },
  {
    name: 'RPUSH ∥ RPUSH at one place',
    before: ['RPUSH k x'],
    east: 'RPUSH k e',
    west: 'RPUSH k w',
    rule: 'LST-4',
    winner: 'east: e',
    loser: 'west: w',
  },
  {
    name: 'LPUSH ∥ LPUSH by list numbers',
    before: ['RPUSH k x'],
    east: 'LPUSH k e',
    west: 'LPUSH k w',
    rule: 'LST-4',
    winner: 'east: e',
    loser: 'west: w',
    profile: { switches: { listOrder: 'rga' } },
  },
  {
    name: 'LSET ∥ LSET',
    before: ['RPUSH k x'],
    east: 'LSET k 0 e',
    west: 'LSET k 0 w',
    rule: 'LST-5',
    winner: 'east: e',
    loser: 'west: w',
  },
  {
    name: 'LSET ∥ LPOP',
    before: ['RPUSH k x'],
    east: 'LSET k 0 e',
    west: 'LPOP k',
    rule: 'LST-5',
    winner: 'east: e',
    loser: 'west: removal',
  },
  {
    name: 'LSET ∥ LSET inside one element',
    before: ['RPUSH k x'],
    east: 'LSET k 0 e',
    west: 'LSET k 0 w',
    rule: 'CLK-2',
    winner: 'west: w',
    loser: 'east: e',
    profile: { switches: { lset: 'in-place-lww' } },
  },
  {
    name: 'LPOP ∥ LPOP',
    before: ['RPUSH k x y'],
    east: 'LPOP k',
    west: 'LPOP k',
    rule: 'LST-3',
    winner: 'east: x',
    loser: 'west: x',
  },
  {
    name: 'DEL of a list ∥ RPUSH',
    before: ['RPUSH k x'],
    east: 'DEL k',
    west: 'RPUSH k w',
    rule: 'LST-2',
    winner: 'west: w',
    loser: 'east: DEL',
  },
  {
    name: 'two types',
    east: 'SET k v',
    west: 'SADD k v',
    rule: 'KEY-3',
    winner: 'east: string',
    loser: 'west: set',
  },
  {
    name: 'two types in a fixed order',
    east: 'SADD k v',
    west: 'RPUSH k v',
    rule: 'KEY-3',
    winner: 'west: list',
    loser: 'east: set',
    profile: { switches: { typeConflict: 'fixed-order' } },
  },
  {
    name: 'two types by their clocks',
    east: 'RPUSH k v',
    west: 'SADD k v',
    rule: 'KEY-3',
    winner: 'west: set',
    loser: 'east: list',
    profile: { switches: { typeConflict: 'lww' } },
  },
  {
    name: 'EXPIRE ∥ EXPIRE',
    before: ['SET k v EX 300'],
    east: 'EXPIRE k 30',
    west: 'EXPIRE k 50',
    rule: 'EXP-1',
    winner: 'west: *',
    loser: 'east: *',
  },
  {
    name: 'EXPIRE ∥ PERSIST',
    before: ['SET k v EX 300'],
    east: 'EXPIRE k 30',
    west: 'PERSIST k',
    rule: 'EXP-2',
    winner: 'west: no expiry',
    loser: 'east: *',
  },
];

/** East writes, west a little later, neither having heard of the other. */
function meet({ before = [], east, west, profile }: Meeting): Simulation {
  const sim = createSimulation({
    regions: ['east', 'west'],
    delivery: 'manual',
    ...(profile === undefined ? {} : { profile }),
  });
  for (const line of before) sim.call('east', line.split(' '));
  sim.settle();
  sim.call('east', east.split(' '));
  sim.advance(5);
  sim.call('west', west.split(' '));
  return sim;
}

/** The reasons that became known in a region. */
const reasonsIn = (sim: Simulation, region: string): readonly Reason[] =>
  sim.events.flatMap((event) =>
    'reasons' in event && 'region' in event && event.region === region ? event.reasons : [],
  );

const bare = ({ rule, winner, loser }: Reason, { winner: won, loser: lost }: Meeting): unknown => ({
  rule,
  winner: told(winner, won),
  loser: told(loser, lost),
});
const told = ({ origin, what }: Reason['winner'], wanted: string): string =>
  `${origin === 1 ? 'east' : 'west'}: ${wanted.endsWith('*') ? '*' : text(what)}`;

describe.each(MEETINGS)('$name', (meeting) => {
  const { rule, winner, loser } = meeting;
  const wanted = [{ rule, winner, loser }];

  it.each(['east', 'west'] as const)('is told in %s when the effect arrives', (region) => {
    const sim = meet(meeting);
    sim.settle();
    expect(reasonsIn(sim, region).map((reason) => bare(reason, meeting))).toEqual(wanted);
  });

  it.each(['east', 'west'] as const)('is told alike in %s when the state arrives', (region) => {
    const byEffect = meet(meeting);
    byEffect.settle();
    const sim = meet(meeting);
    sim.fullSync(region === 'east' ? 'west' : 'east', region);
    expect(reasonsIn(sim, region)).toEqual(reasonsIn(byEffect, region));
  });

  it('is told nowhere when the second had seen the first', () => {
    const { before = [], east, west, profile } = meeting;
    const sim = createSimulation({
      regions: ['east', 'west'],
      ...(profile === undefined ? {} : { profile }),
    });
    for (const line of [...before, east]) sim.call('east', line.split(' '));
    sim.settle();
    sim.call('west', west.split(' '));
    sim.settle();
    expect(['east', 'west'].flatMap((region) => reasonsIn(sim, region))).toEqual([]);
  });
});

describe('a register with three concurrent values', () => {
  it('tells the winner against the strongest other first, and only there by how much', () => {
    const sim = createSimulation({
      regions: ['r1', 'r2', 'r3'],
      latencyMs: 200,
      clockSkewMs: { r1: 30 },
    });
    sim.call('r1', ['SET', 'k', 'one']);
    sim.advance(10);
    sim.call('r2', ['SET', 'k', 'two']);
    sim.advance(5);
    sim.call('r3', ['SET', 'k', 'three']);
    sim.settle();
    for (const region of ['r1', 'r2', 'r3']) {
      const last = sim.events.findLast(
        (event) => event.kind === 'apply' && event.region === region,
      );
      const reasons = last !== undefined && 'reasons' in last ? last.reasons : [];
      expect(reasons.map(({ loser, margin }) => [text(loser.what), margin])).toEqual([
        ['three', 15],
        ['two', undefined],
      ]);
    }
  });
});

describe('a write that arrives after one that replaced it', () => {
  it('is told with the write that had seen it', () => {
    const sim = createSimulation({ regions: ['a', 'b', 'c'], delivery: 'manual' });
    sim.call('a', ['SET', 'k', 'first']);
    sim.deliver('a', 'b');
    sim.call('b', ['SET', 'k', 'second']);
    sim.deliver('b', 'c');
    sim.deliver('a', 'c');
    expect(reasonsIn(sim, 'c')).toMatchObject([
      { rule: 'GC-2', winner: { origin: 2, n: 1 }, loser: { origin: 1, n: 1 } },
    ]);
  });

  it('is not said of a deadline that a value kept', () => {
    const sim = createSimulation({ regions: ['a', 'b', 'c'], delivery: 'manual' });
    sim.call('a', ['HSET', 'k', 'f', '1']);
    sim.settle();
    sim.call('a', ['HEXPIRE', 'k', '100', 'FIELDS', '1', 'f']);
    sim.deliver('a', 'b');
    sim.call('b', ['HSETEX', 'k', 'KEEPTTL', 'FIELDS', '1', 'f', '2']);
    sim.deliver('b', 'c');
    sim.deliver('a', 'c');
    expect(reasonsIn(sim, 'c')).toEqual([]);
  });

  it('is no news where both came with one state', () => {
    const sim = createSimulation({ regions: ['a', 'b'], delivery: 'manual' });
    sim.call('a', ['SET', 'k', 'first']);
    sim.call('a', ['SET', 'k', 'second']);
    sim.fullSync('a', 'b');
    expect(reasonsIn(sim, 'b')).toEqual([]);
  });
});
