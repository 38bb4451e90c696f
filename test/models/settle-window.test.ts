/** The wait of a claim set is long enough at twice the longest lag, and at nothing below it. */
import { expect, it } from 'vitest';
import { settleWindow, waitingFor } from '../../models/idempotency-settle.ts';
import { check } from '../../src/index.ts';

const statusOf = async (waitMs: number, lagMsMax: number): Promise<string | undefined> => {
  const verdicts = await check({ ...settleWindow, ...waitingFor(waitMs, lagMsMax) });
  const [oneCapture] = verdicts;
  expect(oneCapture?.exhaustive).toBe(true);
  return oneCapture?.status;
};

it.each([1, 2, 3])(
  'with a longest lag of %i ms every shorter wait lets two capture',
  async (lagMsMax) => {
    for (let waitMs = 0; waitMs < 2 * lagMsMax; waitMs++) {
      expect([waitMs, await statusOf(waitMs, lagMsMax)]).toEqual([waitMs, 'refuted']);
    }
    expect(await statusOf(2 * lagMsMax, lagMsMax)).toBe('holds');
    expect(await statusOf(2 * lagMsMax + 1, lagMsMax)).toBe('holds');
  },
  120_000,
);
