import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  drawPlan,
  findFlaws,
  layoutDiagram,
  planDiagram,
  restingCursorMs,
  type Marks,
  type Run,
} from '../../src/explain/index.ts';
import { line, mark, part, rect, textLine, type Mark } from '../../src/explain/diagram/mark.ts';
import { reviewRun, windowRun } from './hand-made.ts';
import { invent, plots } from './invented-run.ts';

/** The diagram's width in a window of 1440 (beside the verdict), 1280 and 1024 (above it). */
const widths = [1022, 1214, 958];

function flawsOf(run: Run): readonly string[] {
  return widths.flatMap((width) => {
    const plan = planDiagram(run, width);
    const cursors = [0, 0.2, 0.5, 0.8, 1].map((share) => Math.round(share * run.endMs));
    return [...cursors, restingCursorMs(run)].flatMap((ms) =>
      findFlaws(drawPlan(plan, ms)).map((flaw) => `at ${String(width)}, ${String(ms)} ms: ${flaw}`),
    );
  });
}

test.each(['review', 'window'])('nothing in the %s run is unreadable, at every event', (name) => {
  const run = name === 'review' ? reviewRun() : windowRun();
  expect(flawsOf(run)).toEqual([]);
  for (const { t } of run.events) expect(findFlaws(layoutDiagram(run, 1022, t))).toEqual([]);
});

/** Thousands of diagrams: seconds on an idle machine, longer on a busy one. */
const slowMs = 180_000;

test(
  'nothing in any invented run is unreadable',
  () => {
    fc.assert(
      fc.property(plots, (plot) => {
        expect(flawsOf(invent(plot))).toEqual([]);
      }),
      { numRuns: 40 },
    );
  },
  slowMs,
);

test('steps of a run that fits keep their words', () => {
  let stepCount = 0;
  let wordless = 0;
  const count = fc.sample(plots, 60).map(invent);
  for (const run of count) {
    const { marks } = layoutDiagram(run, 1022, 0);
    const told = new Set(
      marks.filter(({ role }) => role === 'label').flatMap(({ events }) => events),
    );
    for (const { event } of run.steps) {
      const kind = run.events.find(({ id }) => id === event)?.kind;
      if (kind === 'cut' || kind === 'heal') continue;
      stepCount += 1;
      if (!told.has(event)) wordless += 1;
    }
  }
  expect(stepCount).toBeGreaterThan(0);
  // A plot may crowd twelve steps into one instant; a few of those have no room at any height.
  expect(wordless / stepCount).toBeLessThan(0.06);
});

/** The check must be able to fail: each canary spoils a sound diagram in one way. */
const sound = layoutDiagram(reviewRun(), 1022, 398);
const spoil = (...more: readonly Mark[]): Marks => ({ ...sound, marks: [...sound.marks, ...more] });
const words = (x: number, y: number): ReturnType<typeof textLine> =>
  textLine({ x, y }, [part('spoiled', 'ink')]);
const label = sound.marks.find(({ role }) => role === 'label');
const box = label?.box ?? { x: 0, y: 0, width: 0, height: 0 };

test.each([
  ['text over text', mark('canary', 'label', [words(box.x + 3, box.y + 12)]), /lies over/],
  [
    'an arrow through text',
    mark('canary', 'arrow', [
      line(
        [
          { x: box.x - 5, y: box.y + 6 },
          { x: box.x + 90, y: box.y + 8 },
        ],
        'r1',
        1.75,
      ),
    ]),
    /runs through/,
  ],
  [
    'a cursor through text',
    mark('canary', 'cursor', [
      line(
        [
          { x: box.x + 10, y: 0 },
          { x: box.x + 10, y: 400 },
        ],
        'ink',
        1.25,
      ),
    ]),
    /runs through/,
  ],
  [
    'a mark over text',
    mark('canary', 'step', [rect({ x: box.x + 4, y: box.y, width: 20, height: 20 }, 'r1')]),
    /covers/,
  ],
  ['text beyond the edge', mark('canary', 'label', [words(1000, 200)]), /is clipped/],
  ['a label in the gutter', mark('canary', 'label', [words(100, 300)]), /is clipped/],
  [
    'a mark outside the drawing',
    mark('canary', 'dot', [rect({ x: -30, y: 50, width: 10, height: 10 }, 'r1')]),
    /leaves the drawing/,
  ],
  ['a mark by the id of another', mark('region:eus2', 'dot', []), /is another mark's id too/],
])('%s is found', (_, canary, complaint) => {
  expect(findFlaws(sound)).toEqual([]);
  expect(findFlaws(spoil(canary)).join('\n')).toMatch(complaint);
});

test('a layout that ignored the cursor would be found', () => {
  const still = {
    ...sound,
    marks: sound.marks.map((one) =>
      one.role === 'cursor'
        ? {
            ...one,
            shapes: [
              line(
                [
                  { x: box.x + 20, y: 0 },
                  { x: box.x + 20, y: 480 },
                ],
                'ink',
                1.25,
              ),
            ],
          }
        : one,
    ),
  };
  expect(findFlaws(still).length).toBeGreaterThan(0);
});
