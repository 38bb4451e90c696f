import { expect, test } from 'vitest';
import { bytes } from '../../src/kernel/index.ts';
import { createSimulation } from '../../src/kernel/index.ts';
import {
  renderStory,
  runOf,
  storyLinesMax,
  tellReply,
  tellValue,
} from '../../src/explain/index.ts';
import { reviewRun } from './hand-made.ts';

const key = bytes('payment:idem:7f3c-9a21');
const told = (story: ReturnType<typeof tellReply>): string =>
  story === undefined ? '' : renderStory(story);

test('a second capture is explained by what its region could not know', () => {
  expect(told(tellReply(reviewRun(), 7))).toBe(
    [
      'Why capture again?',
      '  4 westeurope answered OK: NX asks only the local replica, and k was absent here.',
      '  1 The write eus2:1 could not arrive: cut link since 10 ms.',
      '  → Later weu-8830 wins: 310 > 30 (CLK-2). A clock 280 ms slower in westeurope would flip it.',
    ].join('\n'),
  );
});

test('a value is explained by its write, its arrival and what it won against', () => {
  const story = tellValue(reviewRun(), { region: 'eastus2', key, atMs: 600 });
  expect(renderStory(story)).toBe(
    [
      'Why does eastus2 show weu-8830?',
      '  4 weu-8830 was written in westeurope at 292 ms and arrived here at 492 ms.',
      '  → weu-8830 wins: 310 > 30 (CLK-2). A clock 280 ms slower in westeurope would flip it.',
    ].join('\n'),
  );
});

test('an absent key is explained by the write that is still on its way', () => {
  const story = tellValue(reviewRun(), { region: 'southeastasia', key, atMs: 72 });
  expect(renderStory(story)).toContain('The write eus2:1 was still travelling: 42 of 112 ms.');
});

test('a read that lags behind is told what had not arrived', () => {
  const sim = createSimulation({ regions: ['eastus2', 'westeurope'], latencyMs: 88 });
  sim.call('eastus2', ['SET', 'k', 'new']);
  sim.advance(42);
  sim.call('westeurope', ['GET', 'k']);
  const run = runOf(sim);
  const read = run.events.at(-1);
  expect(told(tellReply(run, read?.id ?? 0))).toBe(
    [
      'Why (nil)?',
      '  → westeurope answered (nil): k was absent here.',
      '  → The write eus2:1 was still travelling: 42 of 88 ms.',
    ].join('\n'),
  );
});

test('what came of a write to a field says which field', () => {
  const sim = createSimulation({ regions: ['eastus2', 'westeurope'], latencyMs: 10 });
  sim.call('eastus2', ['HSET', 'seats', '12a', 'ada']);
  sim.advance(5);
  sim.call('westeurope', ['HSETNX', 'seats', '12a', 'bob']);
  sim.settle();
  const run = runOf(sim);
  const claim = run.events.find((event) => 'argv' in event && event.region === 'westeurope');
  expect(told(tellReply(run, claim?.id ?? 0))).toContain(
    '→ Later, in 12a: bob wins: 5 > 0 (CLK-2).',
  );
});

test('an expired key that its region still holds is told to be hidden', () => {
  const sim = createSimulation({ regions: ['eastus2', 'westeurope'], latencyMs: 10 });
  sim.call('eastus2', ['SET', 'k', 'v', 'PX', '100']);
  sim.cut('eastus2', 'westeurope', { oneWay: true });
  sim.advance(300);
  const run = runOf(sim);
  const story = tellValue(run, { region: 'eastus2', key: bytes('k'), atMs: 200 });
  expect(story.title).toBe('Why is k absent in eastus2?');
});

test('no story is longer than a person reads', () => {
  const run = reviewRun();
  const stories = run.events.flatMap(({ id }) => tellReply(run, id) ?? []);
  expect(stories.length).toBeGreaterThan(0);
  expect(stories.every(({ lines }) => lines.length <= storyLinesMax && lines.length > 0)).toBe(
    true,
  );
});

test('events that were not answers have no reply story', () => {
  expect(tellReply(reviewRun(), 1)).toBeUndefined();
  expect(tellReply(reviewRun(), 999)).toBeUndefined();
});
