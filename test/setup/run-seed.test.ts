import { expect, test } from 'vitest';

import { runSeed } from './run-seed.ts';

test('a given seed is used as it is', () => {
  expect(runSeed('-7')).toBe(-7);
});

test('a fresh seed is a 31-bit natural', () => {
  expect(runSeed(undefined)).toBeGreaterThanOrEqual(0);
  expect(runSeed('')).toBeLessThan(0x7fff_ffff);
});

test.for(['x', '1.5', '2147483648'])('a seed of %s is refused', (given) => {
  expect(() => runSeed(given)).toThrow(`found "${given}"`);
});
