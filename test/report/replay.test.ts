import { expect, test } from 'vitest';

import {
  check,
  client,
  definePattern,
  UnknownOutcome,
  whenQuiet,
  type Verdict,
} from '../../src/index.ts';
import { renderCounterexample, runOfVerdict } from '../../src/report/index.ts';

/** Counts again when no reply came, although the first time may have counted. */
const retry = definePattern({
  name: 'Counter with a retry',
  regions: ['dublin', 'tokyo'],
  bounds: { faults: { timeouts: 1 } },
  clients: [
    client('writer', { region: 'dublin' }, async (redis) => {
      try {
        await redis.call('INCR', 'n');
      } catch (error) {
        if (!(error instanceof UnknownOutcome)) throw error;
        await redis.call('INCR', 'n');
      }
    }),
  ],
  properties: { 'counted once': whenQuiet(({ read }) => read('tokyo', 'GET', 'n') === '1') },
});

const verdictOf = async (): Promise<Verdict> => {
  const [verdict] = await check(retry);
  if (verdict === undefined) throw new Error('a verdict of the only property');
  return verdict;
};

test('a lost reply is a step of its own, beside what the region answered', async () => {
  const text = await renderCounterexample(retry, await verdictOf());
  expect(text).toMatch(/1\. INCR n\n +→ \(integer\) 1\n#2 +2\. \* no reply\n/);
  expect(text).toContain('is refuted in 3 steps, with 1 lost reply.');
});

test('a state at rest is explained for every region', async () => {
  const text = await renderCounterexample(retry, await verdictOf());
  expect(text.match(/^Why does (dublin|tokyo) show 2\?$/gm)).toHaveLength(2);
});

test('what follows the last step is drawn without numbers', async () => {
  const run = await runOfVerdict(retry, await verdictOf());
  const numbered = new Set(run?.steps.map(({ event }) => event));
  const arrivals = run?.events.filter(({ kind }) => kind === 'apply') ?? [];
  expect(arrivals.length).toBeGreaterThan(0);
  expect(arrivals.filter(({ id }) => numbered.has(id))).toEqual([]);
});

test('a property that reads changes nothing in what is shown', async () => {
  const run = await runOfVerdict(retry, await verdictOf());
  const commands = run?.events.filter(({ kind }) => kind === 'command') ?? [];
  expect(commands).toHaveLength(2);
});
