/** The one door, both ways in: what is no choice is refused by its field, and nothing has changed. */
import { expect, test } from 'vitest';

import {
  bytes,
  canonical,
  createSimulation,
  decidingState,
  hashText,
  step,
  UsageError,
  type Choice,
  type Simulation,
  type World,
} from '../../../src/kernel/index.ts';

const begin = (): Simulation => {
  const sim = createSimulation({ regions: ['a', 'b'] });
  sim.call('a', ['SET', 'k', 'v', 'PX', '100']);
  sim.advance(10);
  return sim;
};

const digestOf = (world: World): string => hashText(canonical(decidingState(world)));
const causeless = Object.create(null) as object;

const link = { from: 'a', to: 'b', oneWay: false };
const command = { kind: 'command', region: 'a', client: '', argv: ['GET', 'k'] };

const NO_CHOICES: readonly (readonly [unknown, string])[] = [
  [undefined, 'a choice is an object, not nothing'],
  [null, 'a choice is an object, not null'],
  ['advance', 'a choice is an object, not "advance"'],
  [[], 'a choice is an object, not an empty list'],
  [{}, 'a choice has a kind, not nothing; there are: command, deliver, advance'],
  [causeless, 'a choice has a kind, not nothing'],
  [{ kind: 'nonsense' }, 'a choice has a kind, not "nonsense"; there are: command'],
  [{ kind: 'toString' }, 'a choice has a kind, not "toString"; there are: command'],
  [{ kind: '__proto__' }, 'a choice has a kind, not "__proto__"; there are: command'],
  [{ kind: 'advnce', ms: 5 }, 'not "advnce". Did you mean \'advance\'? There are: command'],

  [
    { kind: 'advance' },
    'advance: ms is whole ms from 0 to 315360000000 (advanceMsMax), not nothing',
  ],
  [{ kind: 'advance', ms: -5 }, '(advanceMsMax), not -5'],
  [{ kind: 'advance', ms: NaN }, '(advanceMsMax), not NaN'],
  [{ kind: 'advance', ms: Infinity }, '(advanceMsMax), not Infinity'],
  [{ kind: 'advance', ms: 1.5 }, '(advanceMsMax), not 1.5'],
  [{ kind: 'advance', ms: '5' }, '(advanceMsMax), not "5"'],
  [{ kind: 'advance', ms: 5n }, '(advanceMsMax), not 5'],
  [{ kind: 'advance', ms: 315_360_000_001 }, '(advanceMsMax), not 315360000001'],
  [
    { kind: 'advance', Ms: 5 },
    "the choice 'advance' has no field 'Ms'. Did you mean 'ms'? There are: ms",
  ],

  [{ ...command, region: 5 }, 'command: region is a text that is not empty, not 5'],
  [{ ...command, region: 'zz' }, "no region is called 'zz'; there are: a, b"],
  [{ ...command, client: null }, 'command: client is a text, not null'],
  [{ ...command, argv: 'GET k' }, 'command: argv is a list of 1 to 1048576 byte strings'],
  [{ ...command, argv: [] }, '(argumentsMax), not an empty list'],
  [{ ...command, argv: [5] }, 'command: argv[0] is a byte string'],
  [{ ...command, argv: ['SET', 'k', '\u4e00'] }, 'command: argv[2] is a byte string'],
  [{ ...command, argv: ['GET', 'k'.repeat(2 ** 24 + 1)] }, '(simulatedValueBytesMax), each'],
  [{ ...command, picks: 3 }, 'command: picks is a list of whole numbers, not 3'],
  [{ ...command, picks: [-1] }, 'command: picks[0] is a whole number from 0'],

  [{ kind: 'deliver', from: 'a' }, 'deliver: to is a text that is not empty, not nothing'],
  [{ kind: 'deliver', from: 'a', to: 'zz' }, "no region is called 'zz'"],
  [{ kind: 'cut', from: 'a', to: 'b' }, 'cut: oneWay is true or false, not nothing'],
  [{ kind: 'heal', ...link, oneWay: 'yes' }, 'heal: oneWay is true or false, not "yes"'],
  [
    { kind: 'unclog', ...link, from: {} },
    'unclog: from is a text that is not empty, not an object',
  ],
  [{ kind: 'clog', ...link, factor: -1, extraMs: 0 }, 'clog: factor is a number from 1 to 1000'],
  [{ kind: 'clog', ...link, factor: NaN, extraMs: 0 }, 'clog: factor is a number from 1 to 1000'],
  [{ kind: 'clog', ...link, factor: 2, extraMs: 0.5 }, 'clog: extraMs is whole ms from 0 to'],
  [{ kind: 'clog', ...link, factor: 1, extraMs: 0 }, 'a clog needs a factor above 1'],
  [{ kind: 'lose', from: 'a', to: 7 }, 'lose: to is a text that is not empty, not 7'],
  [{ kind: 'full-sync', from: '', to: 'b' }, 'full-sync: from is a text that is not empty'],

  [{ kind: 'clock', region: 'a', skewMs: NaN }, '(clockSkewMsMax), not NaN'],
  [{ kind: 'drift', region: 'a', ppm: 1e9 }, '(clockDriftPpmMax), not 1000000000'],
  [{ kind: 'crash', region: undefined }, 'crash: region is a text that is not empty, not nothing'],
  [{ kind: 'join', region: 'a b' }, "join: region has 1 to 64 letters, digits, '-', '_' or '.'"],
  [{ kind: 'evict', region: 'a', key: 5 }, 'evict: key is a byte string'],
  [{ kind: 'evict', region: 'a', key: 'é\u4e00' }, 'evict: key is a byte string'],
  [{ kind: 'maxmemory', region: 'a', bytes: 0 }, 'maxmemory: bytes is a whole number of bytes'],
  [{ kind: 'collect', region: 'a' }, "the choice 'collect' has no field 'region'; there are none"],
  [{ kind: 'tell', region: 'a', client: 'c', what: 5 }, 'tell: what is a text, not 5'],
  [{ kind: 'tell', region: 'a', client: 'c', what: 'w', value: 5 }, 'tell: value is a text, not 5'],
];

test.each(NO_CHOICES.map(([choice, message]) => ({ choice, message })))(
  'what is no choice is refused and changes nothing: $message',
  ({ choice, message }) => {
    const sim = begin();
    const before = digestOf(sim.world);
    for (const enter of [sim.perform, (given: Choice) => step(sim.world, given)]) {
      const attempt = (): unknown => enter(choice as Choice);
      expect(attempt).toThrow(UsageError);
      expect(attempt).toThrow(message);
      expect(digestOf(sim.world)).toBe(before);
    }
  },
);

test.each<[string, (sim: Simulation) => unknown, string]>([
  [
    'a cut with a misspelt option',
    (sim) => sim.cut('a', 'b', { oneway: true } as never),
    "Did you mean 'oneWay'?",
  ],
  [
    'a cut with a word',
    (sim) => sim.cut('a', 'b', 'oneWay' as never),
    'cut takes two regions and perhaps { oneWay: true }, not "oneWay"',
  ],
  ['a cut with null', (sim) => sim.cut('a', 'b', null as never), 'cut takes two regions'],
  [
    'a heal with a number',
    (sim) => sim.heal('a', 'b', { oneWay: 1 } as never),
    'heal: oneWay is true or false, not 1',
  ],
  ['an unclog with a list', (sim) => sim.unclog('a', 'b', [] as never), 'unclog takes two regions'],
  [
    'a clog without its pace',
    (sim) => sim.clog('a', 'b', undefined as never),
    'clog takes how slow, { factor, extraMs }, not nothing',
  ],
  [
    'a clog with a misspelt pace',
    (sim) => sim.clog('a', 'b', { factr: 3 } as never),
    "clog has no option 'factr'. Did you mean 'factor'?",
  ],
  [
    'an eviction of nothing',
    (sim) => sim.evict('a', undefined as never),
    'evict: key is a text, not nothing',
  ],
  ['an eviction of a number', (sim) => sim.evict('a', 5 as never), 'evict: key is a text, not 5'],
  [
    'a look at nothing',
    (sim) => sim.inspect('a', undefined as never),
    'inspect: key is a text, not nothing',
  ],
  ['a look in no region', (sim) => sim.inspect(Symbol('a') as never, 'k'), 'no region is called'],
  [
    'a client that is a number',
    (sim) => sim.call('a', ['GET', 'k'], 5 as never),
    'the client of a call is a text',
  ],
  [
    'something told that is a number',
    (sim) => {
      sim.tell('a', 'c', 5 as never);
    },
    'tell: what is a text, not 5',
  ],
  [
    'a full sync half of which is cut',
    (sim) => {
      sim.cut('b', 'a', { oneWay: true });
      sim.fullSync('a', 'b');
    },
    'link b → a is cut',
  ],
  [
    'time as a text',
    (sim) => {
      sim.advance('5' as never);
    },
    'advance: ms is whole ms',
  ],
])('%s is refused', (_, use, message) => {
  const attempt = (): unknown => use(begin());
  expect(attempt).toThrow(UsageError);
  expect(attempt).toThrow(message);
});

test('a full sync that only one way allows changes neither region', () => {
  const sim = begin();
  sim.cut('b', 'a', { oneWay: true });
  const before = sim.digest();
  expect(() => sim.fullSync('a', 'b')).toThrow(UsageError);
  expect(sim.digest()).toBe(before);
});

test('a step needs a world', () => {
  expect(() => step(undefined as never, { kind: 'collect' })).toThrow(
    "the world is a simulation's (sim.world), or one that step gave, not nothing",
  );
});

test('every byte may stand in a command', () => {
  const sim = begin();
  const argv = [bytes('SET'), bytes('bytes'), '\x00\xff' as never];
  sim.perform({ kind: 'command', region: 'a', client: '', argv });
  expect(sim.call('a', ['STRLEN', 'bytes'])).toEqual({ kind: 'integer', value: 2 });
});

test('what is told of a command stays as it was, whatever its caller does to the list', () => {
  const sim = createSimulation({ regions: ['a', 'b'] });
  const argv = ['SET', 'k', 'v'].map(bytes);
  sim.perform({ kind: 'command', region: 'a', client: '', argv });
  argv[2] = bytes('w');
  expect(sim.events[0]).toMatchObject({ argv: ['SET', 'k', 'v'] });
});
