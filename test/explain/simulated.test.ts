import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createSimulation, type Simulation } from '../../src/kernel/index.ts';
import {
  findFlaws,
  layoutDiagram,
  renderStory,
  restingCursorMs,
  runOf,
  tellReply,
  tellValue,
} from '../../src/explain/index.ts';

/** Many diagrams: seconds on an idle machine, longer on a busy one. */
const slowMs = 180_000;

const commands: readonly (readonly string[])[] = [
  ['SET', 'k', 'one', 'NX'],
  ['SET', 'k', 'two'],
  ['SET', 'k', 'short', 'PX', '60'],
  ['GET', 'k'],
  ['DEL', 'k'],
  ['INCR', 'n'],
  ['DECRBY', 'n', '3'],
  ['SADD', 's', 'x', 'y'],
  ['SREM', 's', 'x'],
  ['HSET', 'h', 'f', '1'],
  ['ZADD', 'z', '1', 'm'],
  ['RPUSH', 'l', 'e'],
  ['LPOP', 'l'],
  ['LPUSH', 's', 'wrong type'],
];

type Move = {
  readonly kind: 'call' | 'advance' | 'cut' | 'heal' | 'clock' | 'settle';
  readonly at: number;
  readonly what: number;
  readonly ms: number;
};

const moves: fc.Arbitrary<readonly Move[]> = fc.array(
  fc.record({
    kind: fc.constantFrom(
      'call',
      'call',
      'call',
      'call',
      'advance',
      'advance',
      'cut',
      'heal',
      'clock',
      'settle',
    ),
    at: fc.nat(3),
    what: fc.nat(commands.length - 1),
    ms: fc.nat(120),
  }),
  { minLength: 1, maxLength: 25 },
);

function play(moved: readonly Move[], delivery: 'timed' | 'manual'): Simulation {
  const regions = ['eastus2', 'westeurope', 'southeastasia'];
  const sim = createSimulation({
    regions,
    latencyMs: 42,
    clockSkewMs: { westeurope: 18 },
    delivery,
  });
  for (const { kind, at, what, ms } of moved) {
    const region = regions[at % regions.length] ?? 'eastus2';
    const other = regions[(at + 1) % regions.length] ?? 'westeurope';
    if (kind === 'call') sim.call(region, commands[what] ?? ['PING']);
    else if (kind === 'advance') sim.advance(ms);
    else if (kind === 'cut') sim.cut(region, other, { oneWay: ms % 2 === 0 });
    else if (kind === 'heal') sim.heal(region, other);
    else if (kind === 'clock') sim.setClockSkew(region, ms - 60);
    else sim.settle();
  }
  return sim;
}

test.each(['timed', 'manual'] as const)(
  'whatever is played under %s delivery can be read',
  (delivery) => {
    fc.assert(
      fc.property(moves, (moved) => {
        const run = runOf(play(moved, delivery));
        expect(findFlaws(layoutDiagram(run, 1022, restingCursorMs(run)))).toEqual([]);
      }),
      { numRuns: 40 },
    );
  },
);

test(
  'every reply and every value of a played run has a story without holes',
  () => {
    fc.assert(
      fc.property(moves, (moved) => {
        const run = runOf(play(moved, 'timed'));
        const stories = [
          ...run.events.flatMap(({ id }) => tellReply(run, id) ?? []),
          ...run.regions.flatMap(({ name }) =>
            run.keys.flatMap(({ key }) =>
              [0, run.endMs].map((atMs) => tellValue(run, { region: name, key, atMs })),
            ),
          ),
        ];
        for (const story of stories) {
          expect(story.lines.length).toBeGreaterThan(0);
          expect(renderStory(story)).not.toMatch(/undefined|NaN|null|Infinity|\[object/);
        }
      }),
      { numRuns: 40 },
    );
  },
  slowMs,
);
