import { expect, test } from 'vitest';
import { naturalLog } from '../../../src/kernel/base/index.ts';
import { drawLatencyMs, typicalMs, type Latency } from '../../../src/kernel/network/latency.ts';

const link = { from: 0, to: 1 };
const draws = (latency: Latency, count = 20_000): number[] =>
  Array.from({ length: count }, (_, position) => drawLatencyMs(latency, 7, link, position));
const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

test('uniform latencies fill their bounds evenly', () => {
  const values = draws({ kind: 'uniform', minMs: 40, maxMs: 60 });
  expect([Math.min(...values), Math.max(...values)]).toEqual([40, 60]);
  const counts = values.filter((value) => value === 50).length;
  expect(counts / values.length).toBeCloseTo(1 / 21, 1);
});

test('normal latencies have their mean and deviation', () => {
  const values = draws({ kind: 'normal', meanMs: 500, deviationMs: 50 });
  const mean = meanOf(values);
  const deviation = Math.sqrt(meanOf(values.map((value) => (value - mean) ** 2)));
  expect(Math.abs(mean - 500)).toBeLessThan(3);
  expect(Math.abs(deviation - 50)).toBeLessThan(3);
});

test('normal latencies are never below zero', () => {
  expect(Math.min(...draws({ kind: 'normal', meanMs: 5, deviationMs: 50 }))).toBe(0);
});

test('exponential latencies begin at their least and have their mean', () => {
  const values = draws({ kind: 'exponential', minMs: 20, meanMs: 120 });
  expect(Math.min(...values)).toBe(20);
  expect(Math.abs(meanOf(values) - 120)).toBeLessThan(4);
});

test('a trace gives its samples in turn, from the first again after the last', () => {
  expect(draws({ kind: 'trace', samplesMs: [3, 1, 2] }, 5)).toEqual([3, 1, 2, 3, 1]);
});

test('a draw depends on seed, link and position alone', () => {
  const latency: Latency = { kind: 'normal', meanMs: 80, deviationMs: 20 };
  const draw = (seed: number, to: number): number[] =>
    Array.from({ length: 50 }, (_, at) => drawLatencyMs(latency, seed, { from: 0, to }, 49 - at));
  expect(draw(1, 1)).toEqual(draw(1, 1));
  expect(draw(1, 1)).not.toEqual(draw(2, 1));
  expect(draw(1, 1)).not.toEqual(draw(1, 2));
});

test.each<[Latency, number]>([
  [{ kind: 'constant', ms: 9 }, 9],
  [{ kind: 'uniform', minMs: 10, maxMs: 20 }, 15],
  [{ kind: 'exponential', minMs: 10, meanMs: 30 }, 30],
  [{ kind: 'trace', samplesMs: [500, 1, 2] }, 2],
])('what %j usually takes is %d ms', (latency, ms) => {
  expect(typicalMs(latency)).toBe(ms);
});

test.each([1, 0.9999, 0.75, 0.5, 0.1, 1e-9, 2 ** -40])('ln %d is that of Math', (value) => {
  expect(naturalLog(value)).toBeCloseTo(Math.log(value), 12);
});
