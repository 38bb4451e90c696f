/** Crashes and deadlines as bounds: what they make possible, and that a replay shows it. */
import { describe, expect, it } from 'vitest';

import {
  always,
  check,
  client,
  converges,
  definePattern,
  parseToken,
  printToken,
  replay,
  sometimes,
  whenQuiet,
  type BoundsRequest,
} from '../../src/index.ts';
import { boundsWords } from '../../src/report/index.ts';
import { disagreements } from '../../properties/naive/agreement.ts';

const regions = ['east', 'west'];

const twoWrites = definePattern({
  name: 'Two writes',
  regions,
  clients: [
    client('writer', { region: 'east' }, async (redis, told) => {
      try {
        await redis.call('SET', 'k', '1');
        const second = await redis.call('SET', 'k', '2');
        told(second === 'OK' ? 'done' : 'refused');
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

const oneWrite = client('writer', { region: 'east' }, async (redis, told) => {
  try {
    const reply = await redis.call('SET', 'k', '2');
    told(reply === 'OK' ? 'done' : 'refused');
  } catch {
    told('gave up');
  }
});

describe('a crash', () => {
  it('is no part of a search without the bound', async () => {
    const [verdict] = await check(twoWrites);
    expect(verdict).toMatchObject({ status: 'holds', exhaustive: true });
    expect(verdict?.hint).toContain('crashed regions');
  });

  it('leaves a client without a reply', async () => {
    const [verdict] = await check(twoWrites, { bounds: { faults: { crashes: 1 } } });
    expect(verdict?.counterexample?.token).toBe('gp1:two-writes::z0_t0');
  });

  it('holds links back, and the region comes back with its data', async () => {
    const bounds = { faults: { crashes: 1 } };
    const [, getsThrough, arrives, converge] = await check(twoWrites, { bounds });
    expect(getsThrough?.status).toBe('holds');
    expect([arrives?.status, converge?.status]).toEqual(['holds', 'holds']);
    const { path, lagIsBounded } = parseToken('gp1:two-writes::z0_r0_c0_c0_d0-1_d0-1_d1-0');
    const { facts, isQuiet } = await replay(twoWrites, path, lagIsBounded);
    expect(isQuiet).toBe(true);
    expect(facts.read('west', 'GET', 'k')).toBe('2');
  });

  it.each<[string, BoundsRequest]>([
    ['that loses nothing', { faults: { crashes: 1, timeouts: 1 } }],
    ['twice, without a file', { faults: { crashes: 2 }, persistence: 'none' }],
    ['with a file a second behind', { faults: { crashes: 1 }, persistence: 'everysec' }],
    [
      'between links that are cut, with a bound on lag',
      { faults: { crashes: 1, cuts: 1 }, persistence: 'none', lagMsMax: 10, tickMs: 10 },
    ],
  ])('%s is what whole worlds make of it', async (_, bounds) => {
    const small = { ...twoWrites, clients: [oneWrite], bounds };
    expect(await disagreements(small)).toEqual([]);
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

describe('a region that is back after a crash', () => {
  const token = 'gp1:two-writes::c0_z0_r0_c0';

  it('is stale: it answers reads and refuses writes until it has synced', async () => {
    const { path, lagIsBounded } = parseToken(token);
    const before = await replay(twoWrites, path, lagIsBounded);
    expect(before.simulation.status('east')).toBe('stale');
    expect(before.facts.read('east', 'GET', 'k')).toBe('1');
    expect(JSON.stringify(before.steps.at(-1)?.reply)).toContain('READONLY');
    expect(before.isQuiet).toBe(false);
    const synced = parseToken('gp1:two-writes::c0_z0_r0_d1-0_c0');
    const after = await replay(twoWrites, synced.path, synced.lagIsBounded);
    expect(after.simulation.status('east')).toBe('running');
    expect(after.steps.at(-1)?.reply).toBe('OK');
  });

  it('is met by the search in that state', async () => {
    const refused = {
      ...twoWrites,
      properties: {
        'a write is refused': sometimes(({ replies }) =>
          replies().some(({ reply }) => JSON.stringify(reply).includes('READONLY')),
        ),
      },
    };
    const [verdict] = await check(refused, { bounds: { faults: { crashes: 1 } } });
    expect(verdict?.witness?.token).toBe(token);
  });
});

describe('persistence', () => {
  const saves = (pauseMs: number) =>
    definePattern({
      name: 'Order saved',
      regions,
      clients: [
        client('shop', { region: 'east' }, async (redis, told) => {
          await redis.call('SET', 'order', '1');
          await redis.pause(pauseMs);
          told('confirmed');
        }),
      ],
      properties: {
        'a confirmed order is there': whenQuiet(
          ({ told, read }) =>
            told('confirmed').length === 0 || read('west', 'GET', 'order') === '1',
        ),
        'regions converge': converges(),
      },
    });
  const statuses = async (persistence: 'none' | 'everysec' | 'always', pauseMs = 0) =>
    (await check(saves(pauseMs), { bounds: { faults: { crashes: 1 }, persistence } })).map(
      ({ status }) => status,
    );

  it('decides whether an acknowledged write survives (REP-10)', async () => {
    expect(await statuses('always')).toEqual(['holds', 'holds']);
    expect(await statuses('everysec')).toEqual(['refuted', 'holds']);
    expect(await statuses('none')).toEqual(['refuted', 'holds']);
  });

  it('stands in the token, the bounds and their words', async () => {
    const bounds = { faults: { crashes: 1 }, persistence: 'none' } as const;
    const [verdict] = await check(saves(0), { bounds });
    expect(verdict?.counterexample?.token).toMatch(/^gp1:order-saved:n:c0_.*z0/);
    expect(verdict?.bounds.persistence).toBe('none');
    expect(verdict === undefined ? '' : boundsWords(verdict.bounds)).toContain(
      'up to 1 crash with persistence none',
    );
    const token = verdict?.counterexample?.token ?? '';
    const { path, lagIsBounded } = parseToken(token);
    expect(printToken('Order saved', path, lagIsBounded)).toBe(token);
  });

  it('is no matter once the other region has the write', async () => {
    const { path, lagIsBounded } = parseToken('gp1:order-saved:n:c0_d0-1_z0_r0_d0-1_d1-0_w0');
    const { facts, isQuiet } = await replay(saves(0), path, lagIsBounded);
    expect(isQuiet).toBe(true);
    expect(facts.read('east', 'GET', 'order')).toBe('1');
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
    expect(verdict?.counterexample?.token).toBe('gp1:lease::c0_k5000_c1');
  });

  it('of a field is jumped to also behind one that another region has yet to act on', async () => {
    const twoFields = definePattern({
      name: 'Two fields',
      regions,
      clients: [
        client('writer', { region: 'east' }, async (redis) => {
          await redis.call('HSET', 'h', 'a', '1', 'b', '1');
          await redis.call('HPEXPIRE', 'h', '2000', 'FIELDS', '1', 'b');
          await redis.call('HGET', 'h', 'b');
        }),
        client('owner', { region: 'west' }, async (redis) => {
          await redis.call('HPEXPIRE', 'h', '1000', 'FIELDS', '1', 'a');
        }),
      ],
      properties: { any: always(() => true) },
      bounds: { deadlines: 2 },
    });
    expect(await disagreements(twoFields)).toEqual([]);
  });
});

it.each([
  [{ faults: { crashes: -1 } }, 'bounds.faults.crashes is a whole number from 0 to 15'],
  [{ persistence: 'often' as never }, "bounds.persistence is none, everysec, always, not 'often'"],
  [{ faults: { lateCommands: 16 } }, 'bounds.faults.lateCommands is a whole number from 0 to 15'],
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
