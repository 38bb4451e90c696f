/** Checks in worker threads: the same bytes as on one core, and nothing lost on the way. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { LIBRARY } from '../../../models/index.ts';
import { check, UsageError, type Pattern, type Verdict } from '../../../src/index.ts';
import { canonicalJson } from '../../../src/node/cli/json.ts';
import { createCheckPool, type CheckPool } from '../../../src/node/workers/index.ts';
import { namedVerdicts } from '../../../src/report/index.ts';

let pool: CheckPool;
beforeAll(() => {
  pool = createCheckPool(2);
});
afterAll(() => pool.close());

const patterns = LIBRARY.filter((_, index) => index % 6 === 0);
const [first] = patterns;

const printed = (decided: readonly (readonly Verdict[])[]): string =>
  canonicalJson(
    namedVerdicts(
      patterns.flatMap((pattern, index) => {
        const verdicts = decided[index];
        return verdicts === undefined ? [] : [{ pattern, file: undefined, verdicts }];
      }),
    ),
  );

const known = (pattern: Pattern | undefined): Pattern => {
  if (pattern === undefined) throw new Error('the library is empty');
  return pattern;
};

it('comes to the same bytes as one core', { timeout: 480_000 }, async () => {
  const inWorkers = await Promise.all(patterns.map((pattern) => pool.check({ pattern })));
  const here: Verdict[][] = [];
  for (const pattern of patterns) here.push(await check(pattern));
  expect(printed(inWorkers)).toBe(printed(here));
});

it('hears how far a large search came, and ends it there', { timeout: 240_000 }, async () => {
  const stopping = new AbortController();
  const heard: number[] = [];
  const pattern = known(LIBRARY.find(({ name }) => name.includes('settle window')));
  const [verdict] = await pool.check({
    pattern,
    bounds: { faults: { timeouts: 6, cuts: 4, crashes: 4 }, skewsMs: [0, 5, -5] },
    signal: stopping.signal,
    onProgress: ({ states }) => {
      heard.push(states);
      stopping.abort();
    },
  });
  expect(heard[0]).toBeGreaterThan(0);
  expect(verdict?.exhaustive).toBe(false);
});

it('throws bad use as bad use', { timeout: 240_000 }, async () => {
  const asked = pool.check({ pattern: known(first), bounds: { statesMax: 0 } });
  await expect(asked).rejects.toThrow(UsageError);
});
