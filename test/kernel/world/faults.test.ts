import { describe, expect, test } from 'vitest';
import {
  createSimulation,
  regionChart,
  toPlain,
  UsageError,
  virtualMsOf,
  wallMsOf,
  type Simulation,
  type SimulationOptions,
} from '../../../src/kernel/index.ts';

const regions = ['r1', 'r2', 'r3'];
const simulate = (options: Partial<SimulationOptions> = {}): Simulation =>
  createSimulation({ regions, latencyMs: 10, ...options });

describe('a fault that contradicts the world', () => {
  test.each<[string, (sim: Simulation) => void, string]>([
    ['a restart of what runs', (sim) => sim.restart('r1'), "region 'r1' is running"],
    [
      'a second crash',
      (sim) => {
        for (let times = 0; times < 2; times++) sim.crash('r1');
      },
      'is already down',
    ],
    ['a join of a member', (sim) => sim.join('r1'), 'is a member already'],
    ['a clog that slows nothing', (sim) => sim.clog('r1', 'r2', {}), 'a factor above 1'],
    [
      'a clog that speeds up',
      (sim) => sim.clog('r1', 'r2', { factor: 0.5 }),
      'clog: factor is a number from 1 to 1000, not 0.5',
    ],
    ['a loss of nothing', (sim) => sim.lose('r1', 'r2'), 'nothing is on its way'],
    ['a duplicate of nothing', (sim) => sim.duplicate('r1', 'r2'), 'nothing has arrived'],
    ['a link to itself', (sim) => sim.cut('r1', 'r1'), 'two different ends'],
    [
      'a clock in another century',
      (sim) => sim.setClockSkew('r1', Number.MAX_SAFE_INTEGER),
      'clock: skewMs is whole ms from -315360000000 to 315360000000 (clockSkewMsMax), not 9007199254740991',
    ],
    ['a drift without bounds', (sim) => sim.setClockDrift('r1', 1e9), 'whole millionths'],
    [
      'a graceful removal of the unreachable',
      (sim) => {
        sim.cut('r1', 'r3');
        sim.remove('r3');
      },
      "cannot pass on its writes to 'r1'",
    ],
    [
      'a join while a link is cut',
      (sim) => {
        sim.cut('r1', 'r2');
        sim.join('r4');
      },
      'r1 → r2 is not',
    ],
    [
      'a removal of the last region',
      (sim) => {
        for (const region of regions) sim.forceRemove(region);
      },
      'is the last one',
    ],
    [
      'an eleventh region',
      (sim) => {
        for (let nth = 4; nth <= 11; nth++) {
          sim.join(`r${String(nth)}`);
          sim.settle();
        }
      },
      'at most 10 regions',
    ],
  ])('(%s) is a usage error that says what is wrong', (_, fault, message) => {
    const sim = simulate();
    expect(() => {
      fault(sim);
    }).toThrow(UsageError);
    expect(() => {
      fault(simulate());
    }).toThrow(message);
  });

  test('changes nothing', () => {
    const sim = simulate();
    sim.call('r1', ['SET', 'k', 'v']);
    const before = sim.digest();
    const faults: readonly (() => void)[] = [
      () => sim.restart('r1'),
      () => sim.join('r2'),
      () => sim.duplicate('r1', 'r2'),
      () => sim.clog('r1', 'r2', { factor: 0 }),
      () => sim.remove('nobody'),
    ];
    for (const fault of faults) expect(fault).toThrow(UsageError);
    expect(sim.digest()).toBe(before);
  });
});

test.each<[Partial<SimulationOptions>, string]>([
  [{ latencyMs: -1 }, 'latencyMs is whole ms from 0'],
  [{ weather: { jitterMs: -1 } }, 'jitterMs of every link is whole ms'],
  [{ weather: { lossPercent: 100 } }, 'lossPercent of every link is a number from 0 to 90'],
  [
    { weather: { latency: { kind: 'uniform', minMs: 9, maxMs: 3 } } },
    'from the smaller to the larger, not from 9 to 3',
  ],
  [{ weather: { latency: { kind: 'trace', samplesMs: [] } } }, '1 to 100000 samples, not 0'],
  [{ links: [{ from: 'r1', to: 'r2', latencyMs: -5 }] }, 'latencyMs of r1 → r2'],
  [{ backlogBytes: -1 }, 'backlogBytes is a whole number from 0'],
  [{ persistence: { nobody: 'none' } }, "persistence names 'nobody'"],
  [{ clockDriftPpm: { r1: 0.5 } }, 'whole millionths'],
  [{ regions: Array.from({ length: 11 }, (_, at) => `r${String(at)}`) }, '2 to 10 regions, not 11'],
])('the options %j are refused', (options, message) => {
  expect(() => simulate(options)).toThrow(message);
});

test('a heal of what is not cut is tolerated by the object', () => {
  const sim = simulate();
  expect(() => sim.heal('r1', 'r2')).not.toThrow();
});

test('a drifting clock reads a wall time first at the instant that is foretold', () => {
  for (const ppm of [-90_000, -7, 0, 13, 100_000]) {
    const { world } = simulate({ clockDriftPpm: { r1: ppm }, clockSkewMs: { r1: 37 } });
    world.nowMs = 1234;
    const wallMs = wallMsOf(world, 0) + 98_765;
    const atMs = virtualMsOf(world, 0, wallMs);
    world.nowMs = atMs - 1;
    expect(wallMsOf(world, 0)).toBeLessThan(wallMs);
    world.nowMs = atMs;
    expect(wallMsOf(world, 0)).toBeGreaterThanOrEqual(wallMs);
  }
});

test('a key expires when the drifting clock of its owner says so', () => {
  const sim = simulate({ clockDriftPpm: { r1: 100_000 } });
  sim.call('r1', ['SET', 'k', 'v', 'PX', '1100']);
  sim.advance(1000);
  expect(toPlain(sim.call('r1', ['EXISTS', 'k']))).toBe(1);
  sim.advance(1);
  expect(toPlain(sim.call('r1', ['EXISTS', 'k']))).toBe(0);
});

test('a transaction that began before its region leaves is refused at its end', () => {
  const sim = simulate();
  sim.call('r3', ['SET', 'pending', '1']);
  sim.call('r3', ['MULTI'], 'ann');
  sim.call('r3', ['SET', 'k', 'v'], 'ann');
  sim.remove('r3');
  expect(toPlain(sim.call('r3', ['EXEC'], 'ann'))).toEqual({
    error: expect.stringContaining('EXECABORT') as string,
  });
});

test('the causes of a release are the restart, and those of the restart the crash', () => {
  const sim = simulate();
  sim.call('r1', ['SET', 'k', 'v']);
  sim.settle();
  sim.crash('r1');
  sim.restart('r1');
  sim.settle();
  const idOf = (kind: string): number => sim.events.find((event) => event.kind === kind)?.id ?? -1;
  const causesOf = (kind: string): readonly number[] =>
    sim.events.find((event) => event.kind === kind)?.causes ?? [];
  expect(causesOf('release')).toEqual([idOf('restart')]);
  expect(causesOf('restart')).toEqual([idOf('crash')]);
});

test('every region state can be reached, and every one but outside can be left by a signal', () => {
  const seen = new Set<string>();
  const queue = [regionChart.initial];
  const signals = [
    'found',
    'join',
    'crash',
    'restart',
    'release',
    'leave',
    'drained',
    'force-remove',
  ];
  for (let state = queue.pop(); state !== undefined; state = queue.pop()) {
    if (seen.has(state)) continue;
    seen.add(state);
    for (const signal of signals) {
      const next = regionChart.after(state, signal as Parameters<typeof regionChart.after>[1]);
      if (next !== undefined) queue.push(next);
    }
  }
  expect([...seen].sort((left, right) => (left < right ? -1 : 1))).toEqual([
    'down',
    'gone',
    'interrupted',
    'joining',
    'leaving',
    'outside',
    'removed',
    'running',
    'stale',
  ]);
});

test('relayed messages and bytes can be read, and are none without the option', () => {
  const relayed = (causalConsistency: boolean): number[] => {
    const sim = simulate({
      causalConsistency,
      links: [{ from: 'r1', to: 'r3', latencyMs: 500 }],
    });
    sim.call('r1', ['SET', 'k', 'v']);
    sim.settle();
    const sum = (name: 'relayedMessages' | 'relayedBytes'): number =>
      sim.traffic().reduce((total, link) => total + link[name], 0);
    return [sum('relayedMessages'), Math.sign(sum('relayedBytes'))];
  };
  expect(relayed(true)).toEqual([2, 1]);
  expect(relayed(false)).toEqual([0, 0]);
});
