import { expect, test } from 'vitest';
import {
  renderLegend,
  renderLines,
  renderMarkdownTable,
  renderRegionTable,
  tableOf,
} from '../../src/explain/index.ts';
import { expectGolden } from './golden.ts';
import { reviewRun, windowRun } from './hand-made.ts';

test('every event is one line', () => {
  const run = reviewRun();
  const lines = renderLines(run).split('\n');
  expect(lines).toHaveLength(run.events.length);
  expect(lines[1]).toBe('2   30 ms  eus2  SET k eus2-4471 NX  → OK');
});

test('a long key is spelled out once', () => {
  expect(renderLegend(reviewRun())).toBe('k = payment:idem:7f3c-9a21');
});

test.each(['review', 'window'])('the %s run reads as text', (name) => {
  const run = name === 'review' ? reviewRun() : windowRun();
  const rows = tableOf(run).map((row) =>
    [row.step ?? '-', row.atMs, row.where, row.what, row.reply, row.why].join(' | '),
  );
  const pages = [
    renderLines(run),
    renderRegionTable(run, { width: 100 }),
    renderRegionTable(run, { width: 72, stepsOnly: true }),
    renderMarkdownTable(run, { stepsOnly: true }),
    rows.join('\n'),
  ];
  expectGolden(`${name}.txt`, `${pages.join('\n\n')}\n`);
});

test('no line of the terminal table is wider than the terminal', () => {
  for (const width of [72, 80, 100, 140]) {
    const lines = renderRegionTable(reviewRun(), { width }).split('\n');
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(width);
  }
});

test('the table has a row for every event, with the reply letter for letter', () => {
  const rows = tableOf(reviewRun());
  expect(rows.map(({ event }) => event)).toEqual(reviewRun().events.map(({ id }) => id));
  expect(rows.at(-1)?.reply).toBe('"weu-8830"');
});

test('values that would be markup are escaped in Markdown', () => {
  const run = reviewRun();
  const odd = {
    ...run,
    regions: run.regions.map((region) => ({ ...region, name: `${region.name}|<b>` })),
  };
  expect(renderMarkdownTable(odd).split('\n')[0]).toContain('eastus2\\|&lt;b>');
});

test('the violating step is marked in the table, whatever kind of step it is', () => {
  const run = reviewRun();
  for (const { number, event } of run.steps) {
    const kind = run.events.find(({ id }) => id === event)?.kind;
    for (const table of [
      renderRegionTable({ ...run, violated: number }),
      renderMarkdownTable({ ...run, violated: number }),
    ]) {
      const marked = table.split('\n').filter((line) => line.includes('← violates the property'));
      expect([kind, marked.length]).toEqual([kind, 1]);
    }
  }
  expect(renderRegionTable({ ...run, violated: undefined })).not.toContain('violates');
});
