/** Crashes and deadlines as bounds: what they make possible, and that a replay shows it. */
import { describe, expect, it } from 'vitest';

import {
  always,
  check,
  client,
  converges,
  definePattern,
  parseToken,
  replay,
  sometimes,
  whenQuiet,
} from '../../src/index.ts';

const regions = ['east', 'west'];

describe('a crash', () => {
  const pattern = definePattern({
    name: 'Two writes',
    regions,
    clients: [
      client('writer', { region: 'east' }, async (redis, told) => {
        try {
          await redis.call('SET', 'k', '1');
          await redis.call('SET', 'k', '2');
          told('done');
        } catch {
          told('gave up');
        }
      }),
    ],
    properties: {
      'never gives up': always(({ told }) => told('gave up').length === 0),
      'gets through': sometimes(({ told }) => told('done').length === 1),
      'what was written arrives': whenQuiet(
        ({ told, read }) => told('done').length === 0 || read('west', 'GET', 'k') === '2',
      ),
      'regions converge': converges(),
    },
  });

  it('is no part of a search without the bound', async () => {
    const [verdict] = await check(pattern);
    expect(verdict).toMatchObject({ status: 'holds', exhaustive: true });
    expect(verdict?.hint).toContain('crashed regions');
  });

  it('leaves a client without a reply', async () => {
    const [verdict] = await check(pattern, { bounds: { faults: { crashes: 1 } } });
    expect(verdict?.counterexample?.token).toBe('gp1:two-writes::z0_t0');
  });

  it('holds links back, and the region comes back with its data', async () => {
    const bounds = { faults: { crashes: 1 } };
    const [, getsThrough, arrives, converge] = await check(pattern, { bounds });
    expect(getsThrough?.status).toBe('holds');
    expect([arrives?.status, converge?.status]).toEqual(['holds', 'holds']);
    const { path, lagIsBounded } = parseToken('gp1:two-writes::z0_r0_c0_c0_d0-1_d0-1');
    const { facts, isQuiet } = await replay(pattern, path, lagIsBounded);
    expect(isQuiet).toBe(true);
    expect(facts.read('west', 'GET', 'k')).toBe('2');
  });

  it('has the same verdicts without reduction', async () => {
    const bounds = { faults: { crashes: 1, timeouts: 1 } };
    const reduced = await check(pattern, { bounds });
    const every = await check(pattern, { bounds, delivery: 'every' });
    const facts = (verdicts: typeof every) =>
      verdicts.map(({ status, counterexample }) => [status, counterexample?.steps.length]);
    expect(facts(reduced)).toEqual(facts(every));
  });

  it('ends the transactions that were open', async () => {
    const transaction = definePattern({
      name: 'Transaction',
      regions,
      clients: [
        client('one', { region: 'east' }, async (redis, told) => {
          await redis.call('MULTI');
          await redis.call('SET', 'k', '1');
          const reply = await redis.call('EXEC');
          told(Array.isArray(reply) ? 'executed' : 'refused');
        }),
      ],
      properties: { executes: always(({ told }) => told('refused').length === 0) },
    });
    const [verdict] = await check(transaction, { bounds: { faults: { crashes: 1 } } });
    expect(verdict?.counterexample?.token).toBe('gp1:transaction::c0_c0_z0_r0_c0');
  });
});

describe('a deadline', () => {
  const holder = (name: string) =>
    client(name, { region: 'east' }, async (redis, told) => {
      if ((await redis.call('SET', 'lock', name, 'NX', 'PX', '5000')) !== 'OK') return;
      told('held');
      await redis.call('GET', 'work');
      told('released');
    });
  const pattern = definePattern({
    name: 'Lease',
    regions,
    clients: [holder('a'), holder('b')],
    properties: {
      'one holder': always(({ told }) => told('held').length - told('released').length <= 1),
    },
  });

  it('is not reached by commands alone', async () => {
    expect((await check(pattern))[0]?.status).toBe('holds');
  });

  it('is jumped to as often as the bound allows', async () => {
    const [verdict] = await check(pattern, { bounds: { deadlines: 1 } });
    expect(verdict?.counterexample?.token).toBe('gp1:lease::c0_k4999_c1');
  });
});

it.each([
  [{ faults: { crashes: -1 } }, 'bounds.faults.crashes is a whole number from 0 to 15'],
  [{ deadlines: 0.5 }, 'bounds.deadlines is a whole number from 0'],
])('bounds %o are refused', async (bounds, message) => {
  const pattern = definePattern({
    name: 'Any',
    regions,
    clients: [
      client('a', { region: 'east' }, async (redis) => {
        await redis.call('PING');
      }),
    ],
    properties: { any: always(() => true) },
  });
  await expect(check(pattern, { bounds })).rejects.toThrow(message);
});
