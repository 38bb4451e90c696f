import fc from 'fast-check';
import { expect, test } from 'vitest';
import { scaleFor, toMs, toX } from '../../src/explain/diagram/scale.ts';

const frame = { startMs: 0, jumps: [], left: 150, right: 1008 };

test('time is linear where no idle time is left out', () => {
  const scale = scaleFor([100, 200, 600], frame);
  expect(scale.breaks).toEqual([]);
  expect(toX(scale, 200) - toX(scale, 100)).toBeCloseTo(toX(scale, 600) - toX(scale, 500), 6);
});

test('half a minute of nothing becomes a break that knows its length', () => {
  const scale = scaleFor([0, 40, 62, 30_020, 30_062], frame);
  expect(scale.breaks).toHaveLength(1);
  const [gap] = scale.breaks;
  expect(gap?.lengthMs).toBe((gap?.untilMs ?? 0) - (gap?.fromMs ?? 0));
  expect(gap?.lengthMs).toBeGreaterThan(29_000);
});

test('several equal waits are all left out', () => {
  const scale = scaleFor([10, 30_010, 60_010, 90_010, 90_050], frame);
  expect(scale.breaks).toHaveLength(3);
});

test('a latency of 200 ms is never called idle', () => {
  expect(scaleFor([0, 1, 201, 202], frame).breaks).toEqual([]);
});

test('on both sides of a break a millisecond is equally wide', () => {
  const scale = scaleFor([0, 40, 62, 30_020, 30_062], frame);
  expect(toX(scale, 40) - toX(scale, 10)).toBeCloseTo(toX(scale, 30_060) - toX(scale, 30_030), 6);
});

test('the axis never runs backwards and stays between its ends', () => {
  const times = fc.array(fc.nat(100_000), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(times, (moments) => {
      const scale = scaleFor(moments, frame);
      const xs = moments.toSorted((a, b) => a - b).map((ms) => toX(scale, ms));
      return xs.every((x, index) => x >= (xs[index - 1] ?? 150) && x <= 1008);
    }),
  );
});

test('a pixel that shows a moment gives the moment back', () => {
  const times = fc.array(fc.nat(2000), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(times, (moments) => {
      const scale = scaleFor(moments, frame);
      return moments.every((ms) => Math.abs(toMs(scale, toX(scale, ms)) - ms) <= 1);
    }),
  );
});

test('an ordered run shows where time passed', () => {
  const scale = scaleFor([1, 2, 3, 4], {
    ...frame,
    startMs: 0.5,
    jumps: [{ after: 2, lengthMs: 30_000 }],
  });
  expect(scale.breaks).toHaveLength(1);
  expect(scale.breaks[0]?.lengthMs).toBe(30_000);
  expect(toX(scale, 2)).toBeLessThan(scale.breaks[0]?.fromX ?? 0);
  expect(toX(scale, 3)).toBeGreaterThan(scale.breaks[0]?.untilX ?? Infinity);
});
