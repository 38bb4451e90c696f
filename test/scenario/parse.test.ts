import { describe, expect, test } from 'vitest';

import { bytes } from '../../src/kernel/index.ts';
import { parseScenario, ScenarioError, type Scenario } from '../../src/scenario/index.ts';

const parse = (...lines: readonly string[]): Scenario =>
  parseScenario(['regions: r1, r2', ...lines].join('\n'));

/** Where and why a text is refused; the tests below put `regions: r1, r2` on line 1. */
function refusal(source: string): Pick<ScenarioError, 'line' | 'column' | 'problem'> {
  try {
    parseScenario(source);
  } catch (error) {
    if (error instanceof ScenarioError) {
      const { line, column, problem } = error;
      return { line, column, problem };
    }
    throw error;
  }
  throw new Error('the text was accepted');
}

describe('the opening comment', () => {
  test('gives title, labels and notes', () => {
    const { title, vector, rules, source, notes } = parseScenario(
      [
        '# What it shows',
        '# vector: D-STR-05 · inferred',
        '# rules: STR-4, CLK-7',
        '# source: page.md',
        '#',
        '# Why.',
        '#',
        '# And more.',
        'regions: r1, r2',
      ].join('\n'),
    );
    expect({ title, vector, rules, source, notes }).toEqual({
      title: 'What it shows',
      vector: 'D-STR-05 · inferred',
      rules: ['STR-4', 'CLK-7'],
      source: 'page.md',
      notes: ['Why.', '', 'And more.'],
    });
  });

  test('ends its lines where a scenario does, not where JavaScript might', () => {
    const { source } = parseScenario('# title\n# source: one\u2028line\nregions: r1, r2');
    expect(source).toBe('one\u2028line');
  });

  test('may be missing', () => {
    expect(parse().title).toBe('');
  });
});

describe('settings', () => {
  test('describe the world in the options of a simulation', () => {
    const { world } = parseScenario(
      [
        'regions: east, west -1500ms',
        'latency: 2s',
        'link: east -> west 80ms jitter 10ms',
        'link: west -> east 1ms',
        'delivery: manual',
        'start: 5000',
        'seed: 9',
        'profile: redis-active-active',
        'switch: stringDelete = lww',
        'policy: oss',
        'sharding: off',
        'causal-consistency: on',
        'xadd-ids: liberal',
      ].join('\n'),
    );
    expect(world).toEqual({
      regions: ['east', 'west'],
      clockSkewMs: { west: -1500 },
      latencyMs: 2000,
      links: [
        { from: 'east', to: 'west', latencyMs: 80, jitterMs: 10 },
        { from: 'west', to: 'east', latencyMs: 1 },
      ],
      delivery: 'manual',
      startMs: 5000,
      seed: 9,
      profile: { base: 'redis-active-active', switches: { stringDelete: 'lww' } },
      policy: 'oss',
      sharding: false,
      causalConsistency: true,
      xaddIdMode: 'liberal',
    });
  });
});

describe('commands', () => {
  test('take their arguments as redis-cli splits them', () => {
    const [step] = parse(String.raw`alice@r1> SET "a \"b\"\x00\n" 'it\'s' Zürich a\b ""`).steps;
    expect(step).toEqual({
      kind: 'command',
      line: 2,
      region: 'r1',
      client: 'alice',
      argv: ['SET', 'a "b"\0\n', "it's", bytes('Zürich'), 'a\\b', ''],
      expected: undefined,
    });
  });

  test('own the indented lines below them', () => {
    const [step] = parse(
      'r1> LRANGE l 0 -1',
      '    1) "a"',
      '    2) 1) (nil)',
      '       2) OK',
    ).steps;
    expect(step).toMatchObject({
      expected: {
        kind: 'reply',
        reply: {
          kind: 'array',
          items: [
            { kind: 'bulk', bytes: 'a' },
            { kind: 'array', items: [{ kind: 'nil' }, { kind: 'simple', text: 'OK' }] },
          ],
        },
      },
    });
  });

  test('can be expected loosely', () => {
    const { steps } = parse(
      '*> GET k',
      '  ...',
      'r1> GET k',
      '  (error) WRONGTYPE...',
      'r1> SMEMBERS s',
      '  (any order)',
      '  1) "a"',
      'r1> HGETALL h',
      '  (pairs in any order)',
      '  1) "f"',
      '  2) "v"',
      'r1> GET k',
      '  "a"',
      '  or',
      '  (nil)',
    );
    expect(steps.map((step) => step.kind === 'command' && step.expected?.kind)).toEqual([
      'any',
      'error-prefix',
      'any-order',
      'any-order',
      'one-of',
    ]);
  });
});

// The text after `regions: r1, r2`, the place where it is wrong, and part of what is said.
test.each<readonly [text: string, line: number, column: number, said: string]>([
  ['advnce 5ms', 2, 1, "there is no step 'advnce'. Did you mean 'advance'? The steps are advance,"],
  ['GET k', 2, 1, "'GET' looks like a command: name its region first, r1> GET …"],
  ['advance', 2, 1, 'a duration is missing: write advance 50ms.'],
  ['advance -5ms', 2, 9, 'time only moves forward: write 1ms or more.'],
  ['advance 5', 2, 9, "'5' is not a whole number of milliseconds: write 50ms, 2s, 1min or 1h."],
  [
    'advance 99999999999999999999ms',
    2,
    9,
    "'99999999999999999999ms' is too long: write 3650d at most (advanceMsMax).",
  ],
  ['advance 3651d', 2, 9, "'3651d' is too long: write 3650d at most (advanceMsMax)."],
  ['clock r2 -99999d', 2, 10, "'-99999d' is too long: write 3650d at most (clockSkewMsMax)."],
  ['clog r1 r2 +2d', 2, 12, "'+2d' is too long: write 1d at most (latencyMsMax)."],
  ['latency: 2d', 2, 10, "'2d' is too long: write 1d at most (latencyMsMax)."],
  [
    'start: 9007199254740991',
    2,
    1,
    'startMs is epoch ms, a whole number from 0 to 281474976710656 (startMsMax), not 9007199254740991.',
  ],
  [
    'link: r1 r2 5ms\nlink: r1 -> r2 6ms',
    3,
    1,
    'links[2] is about r1 → r2, as links[0] is; each direction has one entry.',
  ],
  ['advance 0.5ms', 2, 9, "'0.5ms' is not a whole number of milliseconds"],
  ['advance 5ms later', 2, 13, "'later' is one word too many: write advance 50ms."],
  ['cut r1 r3', 2, 8, "there is no region 'r3' here; the regions are r1, r2. Did you mean 'r1'?"],
  ['cut r1 r1', 2, 8, 'a region has no link to itself: name one other than r1.'],
  ['cut r1', 2, 1, 'the region is missing: write cut r1 r2 or cut r1 -> r2.'],
  ['deliver r1 r2', 2, 12, 'put an arrow between the regions, r1 -> …'],
  ['clock r2 5s', 2, 10, 'say whether the clock is ahead or behind: write +5s or -5s.'],
  [
    'expect convergd',
    2,
    8,
    "'convergd' cannot stand here: write converged or diverged. Did you mean 'converged'?",
  ],
  ['sync\n  OK', 3, 1, "'sync' answers nothing: no reply may follow it."],
  [
    'r3> GET k',
    2,
    1,
    "there is no region 'r3' here; the regions are r1, r2. Did you mean 'r1'? *> asks every region.",
  ],
  ['bob@west> GET k', 2, 5, "there is no region 'west' here"],
  ['@r1> GET k', 2, 1, "a client's name must stand before the @"],
  ['r1>', 2, 4, 'a command must follow: write r1> GET key.'],
  ['r1> SET k "open', 2, 11, 'this quote is never closed: end the text with " on the same line.'],
  ["r1> SET k 'open", 2, 11, "this quote is never closed: end the text with ' on the same line."],
  ['r1> SET "a"b', 2, 12, 'a space must follow the closing quote'],
  ['r1> GET k\n  b c"', 3, 3, "'b c\"' is not a reply"],
  ['r1> GET k\n  "b" c', 3, 6, 'nothing may follow the closing quote of a reply.'],
  ['r1> GET k\n  (integer) 1.5', 3, 3, "'1.5' is not a 64-bit integer"],
  ['r1> GET k\n  (what)', 3, 3, "'(what)' is not a reply; a reply is one of OK,"],
  ['r1> GET k\n  1) "a"\n  3) "b"', 4, 3, 'this should be item 2 of the array.'],
  ['r1> GET k\n  OK\n  OK', 4, 3, 'the reply was complete on the line above'],
  ['r1> GET k\n  "a"\n  or', 4, 3, "a reply must follow 'or'."],
  ['r1> GET k\n  or\n  "a"', 3, 3, "a reply must stand before 'or'."],
  ['r1> GET k\n  (any order)\n  "a"', 3, 3, 'only an array of items can come in any order.'],
  [
    'r1> GET k\n  (pairs in any order)\n  1) "a"',
    3,
    3,
    'pairs need an even number of items; there are 1.',
  ],
  ['\n  OK', 3, 1, 'an indented line is a reply: put it under its command.'],
  ['delivery: slow', 2, 11, "'slow' cannot stand here: write manual or timed."],
  ['latency: -3ms', 2, 10, 'an effect cannot arrive before it was sent: write 0ms or more.'],
  [
    'link: r1 r2',
    2,
    1,
    'a duration is missing: write link: r1 r2 80ms or link: r1 -> r2 normal 80ms 10ms loss 5%.',
  ],
  ['seed: x', 2, 7, "'x' is not a whole number"],
  [
    'switch: stringDelet = lww',
    2,
    9,
    "there is no switch 'stringDelet'. Did you mean 'stringDelete'?",
  ],
  [
    'switch: stringDelete = fast',
    2,
    24,
    "switch stringDelete (STR-3) cannot be 'fast'; it can be: observed-remove, lww.",
  ],
  ['switch: stringDelete lww', 2, 22, 'put = between the switch and its setting'],
  ['profile: redis', 2, 10, "no profile is called 'redis'"],
  [
    'polcy: oss',
    2,
    1,
    "there is no setting 'polcy'. Did you mean 'policy'? The settings are regions,",
  ],
  ['advance: 5ms', 2, 1, "'advance' is a step: write it without the colon."],
  ['seed: 1\nseed: 2', 3, 1, "'seed:' is set twice; keep one line."],
  ['sync\nseed: 2', 3, 1, "settings stand above the first step: move 'seed:' up."],
  [`regions: r1`, 2, 1, "'regions:' is set twice; keep one line."],
  [`r1> GET k\n  ${'1) '.repeat(40)}OK`, 3, 99, 'arrays nest at most 32 deep.'],
])('refuses %j with its place and what would be right', (text, line, column, said) => {
  const refused = refusal(`regions: r1, r2\n${text}`);
  expect(refused).toEqual({ line, column, problem: expect.stringContaining(said) as string });
});

test.each<readonly [text: string, line: number, column: number, said: string]>([
  ['', 1, 1, 'a scenario names its regions first: write regions: r1, r2.'],
  ['r1> GET k', 1, 1, 'a scenario names its regions first'],
  ['seed: 1', 1, 1, 'the first setting names the regions: write regions: r1, r2 above this line.'],
  ['regions: r1', 1, 1, 'a database has 2 to 10 regions, not 1.'],
  ['regions: a, b, a', 1, 16, "the region 'a' is named twice."],
  ['regions: a, b c', 1, 15, "'c' is not a whole number of milliseconds"],
  ['regions: a, b:1', 1, 13, "'b:1' cannot name a region"],
  [
    `regions: ${Array.from('abcdefghijk').join(', ')}`,
    1,
    1,
    'a database has 2 to 10 regions, not 11.',
  ],
  [
    '# t\n# rules: STR-4, soon',
    2,
    1,
    "'soon' is not the number of a rule: write rules: STR-4, CLK-7.",
  ],
  ['# t\n# rules: STR-4\n# rules: STR-5', 3, 1, "'rules:' stands here twice; keep one."],
])('refuses %j: the world must be right first', (text, line, column, said) => {
  expect(refusal(text)).toEqual({ line, column, problem: expect.stringContaining(said) as string });
});

test('says the place in its message', () => {
  expect(() => parse('synch')).toThrow(
    "line 2, column 1: there is no step 'synch'. Did you mean 'sync'?",
  );
});

test.each<[unknown, string]>([
  [undefined, 'a scenario is a text, not nothing.'],
  [Buffer.from('regions: r1, r2\n'), 'a scenario is a text, not bytes.'],
  [{}, 'a scenario is a text, not an object.'],
])('refuses what is no text', (source, message) => {
  const attempt = (): unknown => parseScenario(source as string);
  expect(attempt).toThrow(ScenarioError);
  expect(attempt).toThrow(`line 1, column 1: ${message}`);
});
