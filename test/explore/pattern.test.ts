import { describe, expect, test } from 'vitest';
import { setup } from 'xstate';

import {
  always,
  check,
  client,
  definePattern,
  slugOf,
  whenQuiet,
  type Facts,
  type Pattern,
  type Redis,
  type Tell,
  type Verdict,
} from '../../src/index.ts';

const whole: Pattern = {
  name: 'Whole',
  regions: ['a', 'b'],
  clients: [client('one', { region: 'a' }, async () => {})],
  properties: { safe: always(() => true) },
};

/** What the types forbid, and plain JavaScript hands in all the same. */
const untyped = (value: unknown): never => value as never;

const refusal = (part: Readonly<Record<string, unknown>>): string => {
  try {
    definePattern({ ...whole, ...part });
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return 'taken';
};

describe('a pattern', () => {
  test('is given back as it is', () => {
    expect(definePattern(whole)).toBe(whole);
  });

  test.each([
    [{ name: '' }, 'a pattern needs a name'],
    [{ name: 7 }, 'a pattern needs a name'],
    [{ regions: ['a'] }, 'needs 2 to 10 regions'],
    [{ regions: 'ab' }, 'needs 2 to 10 regions'],
    [{ regions: ['a', 'a'] }, "region name 'a' is used twice"],
    [
      { regions: ['a', 3] },
      "the name of region 2 has 1 to 64 letters, digits, '-', '_' or '.'; '3' has not",
    ],
    [{ given: 'SET k 1' }, "given is a list of commands: [['a', 'SET', 'k', '1']]"],
    [{ given: [['c', 'SET', 'k', '1']] }, 'given [c,SET,k,1] is no region and a command'],
    [{ expected: null }, "expected names properties: { 'one capture': 'refuted' }"],
    [{ rules: 'STR-4' }, 'rules is a list of texts'],
    [{ belief: 7 }, 'belief is text'],
    [{ price: 'cheap' }, 'price is { wanRoundTrips, duringCut, memory }'],
    [{ bounds: null }, 'bounds is an object; it can have faults, persistence, skewsMs'],
    [{ bounds: { timeouts: 1 } }, "bounds has no field 'timeouts'; there are: faults"],
    [
      { bounds: { faults: { losses: 1 } } },
      "bounds.faults has no field 'losses'; there are: timeouts",
    ],
    [{ bounds: { skewsMs: 5 } }, 'bounds.skewsMs is a list of 1 to 16 skews, usually [0]'],
    [{ bounds: { skewsMs: [0, 0] } }, 'bounds.skewsMs has 0 twice'],
    [{ bounds: { statesMax: 1e300 } }, 'bounds.statesMax is a whole number from 1 to 1000000000'],
    [{ clients: [] }, 'has no clients: nothing would happen'],
    [{ clients: [{ name: 'x', region: 'a' }] }, 'a client is made by client('],
    [{ clients: [client('x', { region: 'c' }, async () => {})] }, "client 'x' is in region 'c'"],
    [{ clients: [whole.clients[0], whole.clients[0]] }, "two clients are called 'one'"],
    [{ properties: {} }, 'has no properties: nothing would be checked'],
    [{ properties: { safe: () => true } }, "property 'safe' is made by always()"],
    [{ expected: { sage: 'holds' } }, "expects a verdict of 'sage', which is not among"],
    [{ expected: { safe: 'broken' } }, "expects 'safe' to be 'broken'; it can be holds"],
    [{ expectd: {} }, "has no field 'expectd'. Did you mean 'expected'? There are: name, belief"],
    [{ shape: 'Q' }, "has the shape 'Q'; the shapes are A (accumulate)"],
    [{ price: { wanRoundTrips: -1 } }, 'price.wanRoundTrips is a whole number from 0, not -1'],
    [{ profile: 'mongo' }, "no profile is called 'mongo'"],
    [
      { bounds: { tickMs: 0 } },
      'bounds.tickMs is a whole number of ms from 1 to 1000000000, not 0',
    ],
  ])('with %j is refused with what would be right', (part, expected) => {
    expect(refusal(part)).toContain(expected);
  });
});

test.each([
  [() => client('x', untyped(null), async () => {}), "client 'x' needs the region"],
  [() => client('x', { region: 'a' }, untyped({})), "client 'x' needs a program"],
  [() => always(untyped(1)), 'always() takes a function of the facts'],
])('what is no part of a pattern is refused where it is made: %s', (make, expected) => {
  expect(make).toThrow(expected);
});

test.each([
  [
    { bound: {} },
    "check has no option 'bound'. Did you mean 'bounds'? There are: bounds, delivery",
  ],
  [{ delivery: 'seldom' }, "delivery is 'auto', 'every' or 'before-commands', not 'seldom'"],
  [{ readings: 'some' }, "readings is 'all' or left out, not 'some'"],
  [{ sample: { runs: -1 } }, 'sample.runs is a whole number from 0, not -1'],
])('check refuses the options %j with what would be right', async (options, expected) => {
  await expect(check(whole, untyped(options))).rejects.toThrow(expected);
});

const odd = (program: unknown): Promise<Verdict[]> =>
  check({ ...whole, clients: [client('odd', { region: 'a' }, untyped(program))] });

test('what Active-Active refuses is refused as any region would, and says something', async () => {
  const [verdict] = await odd((redis: Redis) => redis.call('FLUSHALL'));
  expect(verdict?.status).toBe('holds');
});

test.each([
  [(redis: Redis) => redis.call(), "client 'odd' calls nothing: redis.call('GET', key)"],
  [
    (redis: Redis) => redis.call('SET', 'k', untyped(null)),
    "client 'odd': argument 2 of SET is text, not null",
  ],
  [(redis: Redis) => redis.pause(NaN), 'redis.pause takes whole ms from 0 to 1000000000, not NaN'],
  [(redis: Redis) => redis.message(-1), 'redis.message takes whole ms from 0'],
  [
    (_: Redis, told: Tell) => {
      told('');
    },
    "client 'odd' tells nothing: told(what, value?)",
  ],
  [
    async (redis: Redis) => (untyped(await redis.call('GET', 'k')) as string).length,
    "client 'odd' failed after step 1: TypeError",
  ],
  [
    (redis: Redis) => redis.call('EVAL', "return redis.call('SET', KEYS[1], 'v')", '1', 'k'),
    "client 'odd' sends EVAL \"return redis.call('SET', KEYS[1], 'v')\" 1 k: Active-Active has it, and it is not simulated yet",
  ],
  [
    (redis: Redis) => redis.call('SETT', 'k', 'v'),
    "client 'odd' sends SETT k v: no Redis has such a command. Did you mean 'set'?",
  ],
  [
    (redis: Redis) => redis.call('get', 'k', 'l'),
    "client 'odd' sends get k l: it is written GET key",
  ],
])('a client that does what cannot be meant is named: %s', async (program, expected) => {
  const [verdict] = await odd(program);
  expect(verdict?.status).toBe('unknown');
  expect(verdict?.why).toContain(expected);
});

test('a statechart whose guard throws is named', async () => {
  const machine = setup({
    actions: { call: (_, params: { readonly argv: readonly string[] }) => params.argv },
  }).createMachine({
    initial: 'asking',
    states: {
      asking: {
        entry: { type: 'call', params: { argv: ['GET', 'k'] } },
        on: { reply: { guard: () => (untyped(null) as string).length > 0, target: 'done' } },
      },
      done: { type: 'final' },
    },
  });
  const [verdict] = await odd(machine);
  expect(verdict?.why).toContain("client 'odd' failed: Unable to evaluate guard");
});

test.each([
  [() => Promise.resolve(false), 'it answered a promise (it is async) where true or false'],
  [() => 1, 'it answered number where true or false is asked for'],
  [({ read }: Facts) => read('a', 'SET', 'k', '1') === 'OK', 'SET, which writes'],
  [({ read }: Facts) => read('a', 'GTE', 'k') === null, "'GTE', which is no command"],
])('a property that cannot be meant decides nothing: %s', async (holds, expected) => {
  const [verdict] = await check({ ...whole, properties: { odd: whenQuiet(untyped(holds)) } });
  expect(verdict?.status).toBe('unknown');
  expect(verdict?.why).toContain(expected);
});

test('time that passes the range of instants is refused, not wrapped round', async () => {
  const waiting = async (redis: Redis): Promise<void> => {
    for (let round = 0; round < 3; round++) await redis.pause(1_000_000_000);
  };
  await expect(odd(waiting)).rejects.toThrow('time passes for more than 2147483647 ms');
});

test('a short name keeps the letters of any language', () => {
  expect(slugOf(' Größe: „Lager“ – 在庫! ')).toBe('größe-lager-在庫');
});
