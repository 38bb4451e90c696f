import { describe, expect, test } from 'vitest';
import { setup } from 'xstate';

import {
  always,
  check,
  client,
  definePattern,
  parseToken,
  printToken,
  replay,
  sometimes,
} from '../../src/index.ts';
import { resolveBounds, samplePath, DEFAULT_SAMPLE } from '../../src/explore/index.ts';
import { ACTIVE_ACTIVE } from '../../src/kernel/index.ts';
import { claimPattern } from './patterns.ts';

describe('the SET NX claim', () => {
  test('is refuted by two commands and no delivery, and leaves no trace', async () => {
    const [verdict] = await check(claimPattern());
    expect(verdict).toMatchObject({ status: 'refuted', exhaustive: true, trace: 'silent' });
    expect(verdict?.counterexample?.token).toBe('gp1:claim::c0_c1');
    expect(verdict?.counterexample?.steps.map(({ reply }) => reply)).toEqual(['OK', 'OK']);
  });

  test('can happen once, and its regions converge', async () => {
    const [, witness, converged] = await check(claimPattern());
    expect(witness).toMatchObject({ status: 'holds', witness: { token: 'gp1:claim::c0' } });
    expect(converged).toMatchObject({ status: 'holds', exhaustive: true });
  });

  test('breaks under every reading of the vendor pages', async () => {
    const [verdict] = await check(claimPattern(), { readings: 'all' });
    expect(verdict?.readings?.summary).toBe('breaks under every reading');
    expect(verdict?.readings?.tried).toBeGreaterThan(1);
  });

  test('holds when both clients are in one region', async () => {
    const [first, retry] = claimPattern().clients;
    if (first === undefined || retry === undefined) throw new Error('two clients');
    const clients = [first, { ...retry, region: 'east' }];
    const [verdict] = await check(claimPattern({ clients }));
    expect(verdict).toMatchObject({ status: 'holds', exhaustive: true });
    expect(verdict?.hint).toContain('lost replies');
  });
});

test('a lost reply is a fault: the retry of a counted command counts twice', async () => {
  const pattern = definePattern({
    name: 'Retry',
    regions: ['east', 'west'],
    clients: [
      client('payer', { region: 'east' }, async (redis) => {
        try {
          await redis.call('INCR', 'n');
        } catch {
          await redis.call('INCR', 'n');
        }
      }),
    ],
    properties: { once: always(({ read }) => Number(read('east', 'GET', 'n') ?? 0) <= 1) },
  });
  const [exact] = await check(pattern);
  const [faulty] = await check(pattern, { bounds: { faults: { timeouts: 1 } } });
  expect(exact?.status).toBe('holds');
  expect(faulty?.status).toBe('refuted');
  expect(faulty?.counterexample?.steps.filter(({ isFault }) => isFault)).toHaveLength(1);
});

test('a skewed clock lets an earlier write win: fewest faults first', async () => {
  const pattern = definePattern({
    name: 'Flag',
    regions: ['east', 'west'],
    clients: [
      client('on', { region: 'east' }, async (redis, told) => {
        await redis.call('SET', 'flag', 'on');
        told('switched on');
      }),
      client('off', { region: 'west' }, async (redis, told) => {
        if ((await redis.call('GET', 'flag')) === null) return;
        await redis.call('SET', 'flag', 'off');
        told('switched off');
      }),
    ],
    properties: {
      'a switch off happens': sometimes(({ told }) => told('switched off').length === 1),
    },
  });
  const [verdict] = await check(pattern, { bounds: { skewsMs: [0, 1000] } });
  expect(verdict?.status).toBe('holds');
  expect(verdict?.witness?.token).toBe('gp1:flag::c0_d0-1_c1_c1');
});

test('a statechart is the same to the search as the async function it stands for', async () => {
  const machine = setup({
    types: { events: {} as { type: 'reply'; reply: string | null } },
    actions: {
      call: (_, _params: { argv: string[] }) => undefined,
      tell: (_, _params: { what: string }) => undefined,
    },
  }).createMachine({
    initial: 'claiming',
    states: {
      claiming: {
        entry: { type: 'call', params: { argv: ['SET', 'k', 'm', 'NX'] } },
        on: {
          reply: [
            { guard: ({ event }) => event.reply === 'OK', target: 'captured' },
            { target: 'refused' },
          ],
        },
      },
      captured: { entry: { type: 'tell', params: { what: 'captured' } }, type: 'final' },
      refused: { type: 'final' },
    },
  });
  const clients = ['east', 'west'].map((region) => client(`m-${region}`, { region }, machine));
  const [charts] = await check(claimPattern({ clients }));
  const [functions] = await check(claimPattern());
  expect(charts?.status).toBe(functions?.status);
  expect(charts?.explored).toEqual(functions?.explored);
  expect(charts?.counterexample?.token).toBe('gp1:claim::c0_c1');
});

describe('a client that breaks its contract', () => {
  const withClient = (program: Parameters<typeof client>[2]) =>
    claimPattern({ clients: [client('odd', { region: 'east' }, program)] });

  test('by awaiting something else is named with the step', async () => {
    const [verdict] = await check(
      withClient(async (redis) => {
        await redis.call('GET', 'k');
        await new Promise(() => undefined);
      }),
    );
    expect(verdict?.status).toBe('unknown');
    expect(verdict?.why).toMatch(/client 'odd' awaits something else .* after step 1/);
  });

  test('by asking something else each time is named', async () => {
    let runs = 0;
    const [verdict] = await check(
      withClient(async (redis) => {
        await redis.call('GET', `k${String(runs++)}`);
        await redis.call('GET', 'k');
      }),
    );
    expect(verdict?.why).toMatch(/client 'odd' is not deterministic/);
  });

  test('by never ending is stopped at a limit that is named', async () => {
    const [verdict] = await check(
      withClient(async (redis) => {
        for (;;) await redis.call('GET', 'k');
      }),
    );
    expect(verdict?.status).toBe('unknown');
    expect(verdict?.why).toContain('asksPerClientMax');
  });
});

test('a property that throws decides nothing and says so', async () => {
  const properties = {
    odd: always(() => {
      throw new Error('no such thing');
    }),
  };
  const [verdict] = await check(claimPattern({ properties }));
  expect(verdict).toMatchObject({ status: 'unknown' });
  expect(verdict?.why).toContain('no such thing');
});

test('an always that nothing exercised is a warning, not a plain pass', async () => {
  const properties = {
    idle: always(
      () => true,
      ({ told }) => told('never').length > 0,
    ),
  };
  const [verdict] = await check(claimPattern({ properties }));
  expect(verdict?.status).toBe('holds');
  expect(verdict?.warning).toContain('never exercised');
});

test('a bound that cannot be finished is said, with what was covered', async () => {
  const [verdict] = await check(claimPattern({ properties: { calm: always(() => true) } }), {
    bounds: { statesMax: 2 },
    sample: { runs: 5 },
  });
  expect(verdict).toMatchObject({ status: 'unknown', exhaustive: false });
  expect(verdict?.why).toMatch(/statesMax 2.*states up to .* steps were covered.*5 random runs/);
});

test.each([1, 2, 3, 4, 5])(
  'random search with seed %i shrinks to the canonical two steps',
  async (seed) => {
    const pattern = claimPattern();
    const property = pattern.properties['one capture'];
    if (property === undefined) throw new Error('the property');
    const options = { ...DEFAULT_SAMPLE, seed };
    const path = await samplePath(pattern, property, resolveBounds(), ACTIVE_ACTIVE, options);
    expect(path?.moves.map(({ kind }) => kind)).toEqual(['run', 'run']);
    expect(
      printToken(pattern.name, path ?? { skewsMs: [], persistence: 'always', moves: [] }, false),
    ).toBe('gp1:claim::c0_c1');
  },
);

test('a token replays to the steps it came from', async () => {
  const [verdict] = await check(claimPattern());
  const { path, lagIsBounded } = parseToken(verdict?.counterexample?.token ?? '');
  const again = await replay(claimPattern(), path, lagIsBounded);
  expect(again.steps).toEqual(verdict?.counterexample?.steps);
});

test.each([
  ['gp0:claim::c0', "begins with 'gp1:'"],
  ['gp1:claim:c0', 'four parts'],
  ['gp1:claim::c0_q9', "move 2 of the token, 'q9', is none"],
  ['gp1:claim:x:c0', 'whole ms'],
])('the token %s is refused with its place', (token, message) => {
  expect(() => parseToken(token)).toThrow(message);
});

test('patterns that make no sense are refused with what would be right', () => {
  expect(() => claimPattern({ clients: [] })).toThrow('has no clients');
  expect(() => claimPattern({ regions: ['east'] })).toThrow('2 to 10 regions');
  expect(() => claimPattern({ regions: ['north', 'south'] })).toThrow(/is in region 'east'/);
  expect(() => claimPattern({ properties: {} })).toThrow('no properties');
  expect(() => claimPattern({ expected: { typo: 'holds' } })).toThrow(/'typo'/);
});
