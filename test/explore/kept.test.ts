/** Tokens that once refuted something are looked at first. */
import { expect, test } from 'vitest';
import { check, client, replayKept, UsageError, type Found } from '../../src/index.ts';
import { claimPattern } from './patterns.ts';

const failing = 'gp1:claim::c0_c1';

test('a token that still refutes something says what', async () => {
  const [kept] = await replayKept(claimPattern(), [failing]);
  expect(kept).toMatchObject({ outcome: 'fails', refutes: ['one capture'] });
  expect(kept?.steps).toHaveLength(2);
});

test('a token that refutes nothing any more is fixed', async () => {
  const silent = client('retry', { region: 'west' }, async (redis) => {
    await redis.call('GET', 'k');
  });
  const [first] = claimPattern().clients;
  const repaired = claimPattern({ clients: first === undefined ? [] : [first, silent] });
  expect(await replayKept(repaired, [failing])).toMatchObject([{ outcome: 'fixed', refutes: [] }]);
});

test('a token that is not possible any more is lost, with its place', async () => {
  const [first] = claimPattern().clients;
  const shorter = claimPattern({ clients: first === undefined ? [] : [first] });
  const [kept] = await replayKept(shorter, [failing]);
  expect(kept?.outcome).toBe('lost');
  expect(kept?.why).toContain('step 2: no client has number 1');
});

test('tokens of other patterns are left alone', async () => {
  expect(await replayKept(claimPattern(), ['gp1:other::c0'])).toEqual([]);
});

test('a text that is no token is refused', async () => {
  await expect(replayKept(claimPattern(), ['c0_c1'])).rejects.toThrow(UsageError);
});

test('what a kept token refutes is told before anything is searched', async () => {
  const told: Found[] = [];
  await check(claimPattern(), { kept: [failing], onFound: (found) => void told.push(found) });
  expect(told[0]).toMatchObject({
    isSmallest: false,
    verdict: { property: 'one capture', status: 'refuted', counterexample: { token: failing } },
  });
});

test('a kept token refutes where the search did not come to an end', async () => {
  const longer = 'gp1:claim::c0_c1_d0-1_d1-0';
  const options = { bounds: { statesMax: 1 }, sample: false } as const;
  const [without] = await check(claimPattern(), options);
  expect(without?.status).toBe('unknown');
  const [verdict] = await check(claimPattern(), { ...options, kept: [longer, failing] });
  expect(verdict).toMatchObject({
    status: 'refuted',
    exhaustive: false,
    counterexample: { token: failing },
  });
});

test('a search that ends gives its own smallest counterexample', async () => {
  const longer = 'gp1:claim::c0_c1_d0-1_d1-0';
  const [verdict] = await check(claimPattern(), { kept: [longer] });
  expect(verdict).toMatchObject({ exhaustive: true, counterexample: { token: failing } });
});
