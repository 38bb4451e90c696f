import { describe, expect, test } from 'vitest';

import {
  asBytes,
  createSimulation,
  text,
  type Simulation,
  type SimulationOptions,
} from '../../../src/kernel/index.ts';

const REGIONS = ['a', 'b', 'c'];

/** A step of both simulations: `a: SET k v`, or what else may happen to them. */
type Step = string | ((sim: Simulation) => void);

const settle = (sim: Simulation): void => {
  sim.settle();
};

function take(sim: Simulation, step: Step): void {
  if (typeof step !== 'string') {
    step(sim);
    return;
  }
  const [region = '', ...argv] = step.split(/:? /);
  sim.call(region, argv);
}

/** The key as region a keeps it: the value of a lone write, or `undefined` in general form. */
function aloneIn(sim: Simulation, region: string): string | undefined {
  const found = sim.world.regions.find(({ name }) => name === region)?.keys.get(asBytes('k'));
  return typeof found === 'string' ? text(found) : undefined;
}

function silent(steps: readonly Step[], options: Partial<SimulationOptions> = {}): Simulation {
  const sim = createSimulation({ regions: REGIONS, trace: false, delivery: 'manual', ...options });
  for (const step of steps) take(sim, step);
  return sim;
}

test('a string that was only ever set is kept as one write, in every region', () => {
  const sim = silent(['a: SET k 1', settle, 'b: SET k 2', settle]);
  expect(REGIONS.map((region) => aloneIn(sim, region))).toEqual(['2', '2', '2']);
});

test('a read of its value leaves it so', () => {
  const sim = silent(['a: SET k 1', 'a: GET k', 'a: TYPE k', 'a: STRLEN k']);
  expect(aloneIn(sim, 'a')).toBe('1');
});

describe.each<[string, Step[]]>([
  ['a concurrent SET', ['a: SET k 1', 'b: SET k 2', settle]],
  ['an increment', ['a: SET k 1', settle, 'a: INCR k']],
  ['a deadline', ['a: SET k 1', settle, 'a: PEXPIRE k 100000']],
  ['a SET with a deadline', ['a: SET k 1', settle, 'a: SET k 2 PX 100000']],
  ['a SET that keeps deadlines', ['a: SET k 1', settle, 'a: SET k 2 KEEPTTL']],
  ['part of a value', ['a: SET k 1', settle, 'a: APPEND k 2']],
  ['another type beside it', ['a: SET k 1', 'b: SADD k m', settle]],
])('%s unfolds it', (_, steps) => {
  test('and plain SETs, once all is quiet, fold it again', () => {
    const sim = silent(steps);
    expect(aloneIn(sim, 'a')).toBeUndefined();
    for (const step of [settle, 'a: SET k 8', settle, 'a: SET k 9']) take(sim, step);
    expect(aloneIn(sim, 'a')).toBe('9');
  });
});

test('it is not used where memory is bounded, which is measured in general form', () => {
  const sim = silent(['a: SET k 1'], { maxmemory: 1_000_000 });
  expect(aloneIn(sim, 'a')).toBeUndefined();
});

/** Whatever is seen of a silent world is seen of a traced one, which knows no such encoding. */
test.each<[string, Step[]]>([
  [
    'writes that overtake what they replace',
    ['a: SET k 1', deliver('a', 'b'), 'b: SET k 2', deliver('b', 'c'), 'c: SET k 3', settle],
  ],
  [
    'a deletion that had seen it and one that had not',
    ['a: SET k 1', deliver('a', 'b'), 'b: DEL k', 'c: DEL k', settle, 'a: SET k 2', settle],
  ],
  [
    'increments above it',
    ['a: SET k 1', settle, 'a: SET k 5', 'b: INCRBY k 2', settle, 'c: SET k 0', settle],
  ],
  [
    'a deadline that had not seen it',
    ['a: SET k 1', settle, 'a: SET k 2', 'b: PEXPIRE k 100000', settle],
  ],
  [
    'collection while a region is cut off',
    [
      'a: SET k 1',
      settle,
      cutOff,
      'a: SET k 2',
      settle,
      'b: SET k 3',
      settle,
      'c: SET k 4',
      settle,
      healed,
      settle,
    ],
  ],
  [
    'a round of collection while something else is on its way',
    [
      'a: SET k 1',
      settle,
      'a: SET k 2',
      deliver('a', 'b'),
      deliver('a', 'c'),
      'b: SET other x',
      deliver('b', 'a'),
      collect,
      'a: SET k 3',
      settle,
    ],
  ],
  [
    'a state that is merged',
    [
      'a: SET k 1',
      'b: SET k 2',
      (sim) => {
        sim.fullSync('a', 'b');
      },
      'a: SET k 3',
      settle,
    ],
  ],
  [
    'two types of one key',
    ['a: SET k 1', 'b: SADD k m', settle, 'b: SET k 2', settle, 'a: SET k 3', settle],
  ],
])('%s: the same digest with and without a trace, after every step', (_, steps) => {
  // Each time from the beginning: to be told, a digest brings every key into general form.
  for (let taken = 1; taken <= steps.length; taken++) {
    const sofar = steps.slice(0, taken);
    expect(silent(sofar).digest()).toBe(silent(sofar, { trace: true }).digest());
  }
});

function deliver(from: string, to: string): Step {
  return (sim) => {
    sim.deliver(from, to);
  };
}

function collect(sim: Simulation): void {
  sim.collect();
}

function cutOff(sim: Simulation): void {
  sim.cut('c', 'a');
  sim.cut('c', 'b');
}

function healed(sim: Simulation): void {
  sim.heal('c', 'a');
  sim.heal('c', 'b');
}
