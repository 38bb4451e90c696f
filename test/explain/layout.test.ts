import { expect, test } from 'vitest';
import {
  drawPlan,
  layoutDiagram,
  planDiagram,
  renderMarks,
  renderSvg,
  restingCursorMs,
  runOf,
} from '../../src/explain/index.ts';
import { createSimulation } from '../../src/kernel/index.ts';
import { expectGolden } from './golden.ts';
import { reviewRun, windowRun } from './hand-made.ts';

const runs = [reviewRun(), windowRun()];

test.each(
  ['review', 'window'].flatMap((name) => [1022, 1214].map((width) => [name, width] as const)),
)('the %s run is drawn as before at %d', (name, width) => {
  const run = name === 'review' ? reviewRun() : windowRun();
  const marks = layoutDiagram(run, width, restingCursorMs(run));
  expectGolden(`${name}-${String(width)}.marks.txt`, renderMarks(marks));
});

test('the geometry is that of the design: gutter 150, bars 26, bands 80', () => {
  const run = reviewRun();
  const { marks } = layoutDiagram(run, 1040, 398);
  const heightOf = (role: string): number | undefined =>
    marks.find((mark) => mark.role === role)?.box.height;
  expect(marks.find(({ role }) => role === 'lane')?.box.x).toBe(150);
  expect(heightOf('bar')).toBe(26);
  expect(heightOf('band')).toBe(80);
});

test('the same run, width and cursor give the same bytes', () => {
  const draw = (): string =>
    renderSvg(layoutDiagram(reviewRun(), 1022, 398), { theme: 'dark', title: 'the same' });
  expect(draw()).toBe(draw());
});

test('scrubbing moves nothing but what the cursor touches', () => {
  const plan = planDiagram(reviewRun(), 1022);
  const labels = (ms: number): readonly unknown[] =>
    drawPlan(plan, ms).marks.filter(
      ({ role }) => role === 'label' || role === 'bar' || role === 'arrow',
    );
  for (const ms of [0, 100, 292, 600]) expect(labels(ms)).toEqual(labels(398));
});

test('every numbered step has its mark and its words', () => {
  for (const run of runs) {
    const { marks } = layoutDiagram(run, 1022, restingCursorMs(run));
    for (const { number, event } of run.steps) {
      expect(
        marks.some(
          ({ id }) =>
            id === `step:${String(number)}` || id.startsWith(`network:${String(number)}:`),
        ),
      ).toBe(true);
      const words = marks.filter(
        ({ role, events }) => events.includes(event) && (role === 'label' || role === 'band'),
      );
      expect(words.length).toBeGreaterThan(0);
    }
  }
});

test('only the violating step wears the alarm colour', () => {
  const { marks } = layoutDiagram(reviewRun(), 1022, 398);
  const alarmed = marks.filter(({ shapes }) =>
    shapes.some((shape) =>
      'fill' in shape ? shape.fill === 'bad' || shape.stroke === 'bad' : false,
    ),
  );
  expect(alarmed.map(({ id }) => id)).toEqual(['step:5']);
});

test('a run without events is an empty diagram and no error', () => {
  const run = { ...reviewRun(), events: [], steps: [], violated: undefined, endMs: 0 };
  expect(layoutDiagram(run, 1022, 0).marks.length).toBeGreaterThan(0);
});

test('captions of writes that wait on one line keep apart', () => {
  const simulation = createSimulation({ regions: ['eastus2', 'westeurope'] });
  simulation.advance(10);
  simulation.call('eastus2', ['SET', 'k', '1']);
  simulation.advance(10);
  simulation.cut('eastus2', 'westeurope');
  simulation.advance(10);
  simulation.call('eastus2', ['INCR', 'n']);
  simulation.advance(110);
  simulation.call('westeurope', ['GET', 'k']);
  const run = runOf(simulation, { title: 'two waiting writes' });
  const captions = layoutDiagram(run, 1214, 140)
    .marks.filter(({ role }) => role === 'outbox-caption')
    .map(({ box }) => box)
    .sort((left, right) => left.x - right.x);
  expect(captions).toHaveLength(2);
  const [left, right] = captions;
  expect((right?.x ?? 0) - (left?.x ?? 0) - (left?.width ?? 0)).toBeGreaterThanOrEqual(8);
});

test('a long reply breaks between words, and its arrow stands beside the first of them', () => {
  const simulation = createSimulation({ regions: ['r1', 'r2'] });
  simulation.call('r1', ['SET', 'k', 'v']);
  simulation.cut('r1', 'r2');
  simulation.advance(400);
  simulation.crash('r1');
  simulation.restart('r1');
  simulation.advance(600);
  simulation.call('r1', ['SET', 'k', 'w']);
  const refused = simulation.events.at(-1)?.id ?? -1;
  const { marks } = layoutDiagram(runOf(simulation, { steps: [refused] }), 1022, 0);
  const label = marks.find(({ role, events }) => role === 'label' && events.includes(refused));
  const lines = label?.shapes.flatMap((shape) =>
    shape.kind === 'text' ? [shape.parts.map(({ text }) => text).join('')] : [],
  );
  expect(lines).toEqual([
    'SET k w',
    "→ (error) READONLY You can't write against a ",
    'stale instance: it restarted and has not ',
    'synced yet.',
  ]);
});
