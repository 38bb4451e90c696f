/** What a check tells while it runs, and that it can be stopped without being lost. */
import { expect, test } from 'vitest';
import { always, check, type Found, type Verdict } from '../../src/index.ts';
import { claimPattern } from './patterns.ts';

test('a check tells a counterexample of a random run first, and then the smallest', async () => {
  const told: Found[] = [];
  const [verdict] = await check(claimPattern(), {
    onFound: (found) => {
      told.push(found);
    },
  });
  const mine = told.filter((found) => found.verdict.property === 'one capture');
  expect(mine.map(({ isSmallest }) => isSmallest)).toEqual([false, true]);
  const lengths = mine.map((found) => found.verdict.counterexample?.steps.length ?? 0);
  expect(lengths[0]).toBeGreaterThanOrEqual(lengths[1] ?? Infinity);
  expect(mine[1]?.verdict.counterexample).toEqual(verdict?.counterexample);
});

test('a check that listens comes to the verdicts of one that does not', async () => {
  const quiet = await check(claimPattern());
  expect(await check(claimPattern(), { onFound: () => undefined })).toEqual(quiet);
});

test('a property that throws is undecided for that reason, whoever listens', async () => {
  const odd = claimPattern({
    properties: {
      odd: always(() => {
        throw new Error('odd');
      }),
    },
  });
  const [verdict] = await check(odd, { onFound: () => undefined });
  expect(verdict).toMatchObject({ status: 'unknown', why: 'the property itself threw: odd' });
});

/** Enough lost replies that the search pauses several times. */
const bounds = { faults: { timeouts: 4 }, skewsMs: [0, 5, -5] };

test('a stopped check says what it has, and goes on to the same verdicts when told to', async () => {
  const whole = await check(claimPattern(), { bounds });
  const paused: (readonly Verdict[])[] = [];
  let stops = 0;
  const resumed = await check(claimPattern(), {
    bounds,
    shouldStop: () => (stops += 1) === 1,
    goOn: (verdicts) => {
      paused.push(verdicts);
      return true;
    },
  });
  expect(paused).toHaveLength(1);
  expect(paused[0]?.some(({ status }) => status === 'unknown')).toBe(true);
  expect(resumed).toEqual(whole);
});

test('a stopped check that is not to go on ends with what it told', async () => {
  let told: readonly Verdict[] = [];
  const ended = await check(claimPattern(), {
    bounds,
    shouldStop: () => true,
    goOn: (verdicts) => {
      told = verdicts;
      return false;
    },
  });
  expect(ended).toEqual(told);
});
