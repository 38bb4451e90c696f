/**
 * Laws of the scenario text: what is printed reads back as the same scenario, printing is a fixed
 * point, a rewritten scenario comes true, and no text whatever breaks the reader.
 */
import fc from 'fast-check';

import { asBytes, bytes, type ByteString, type Reply } from '../src/kernel/index.ts';
import {
  DIRECTIVES,
  parseScenario,
  printScenario,
  rewriteScenario,
  runScenario,
  ScenarioError,
  SETTINGS,
  type CommandStep,
  type DirectiveStep,
  type Expectation,
  type Scenario,
  type Step,
} from '../src/scenario/index.ts';

/** What Unicode or JavaScript calls an end of line and a scenario does not. */
const noEndOfLine: fc.Arbitrary<string> = fc.constantFrom('\u2028', '\u2029', '\u0085', '\v', '\f');
const unit: fc.Arbitrary<string> = fc.oneof(
  { arbitrary: fc.string({ unit: 'grapheme-composite', minLength: 1, maxLength: 1 }), weight: 15 },
  { arbitrary: noEndOfLine, weight: 1 },
);

/** A text in one line, without blanks at its ends. */
const lineOfText: fc.Arbitrary<string> = fc
  .string({ unit, maxLength: 30 })
  .map((text) => text.replace(/[\r\n]/g, '').trim());

const argument: fc.Arbitrary<ByteString> = fc.oneof(
  fc.constantFrom('GET', 'k', 'a b', '', '"', "it's", '\\', '#x', '1) x', 'Ü', '\u00a0').map(bytes),
  fc.uint8Array({ maxLength: 12 }).map((raw) => asBytes(String.fromCharCode(...raw))),
  fc.string({ unit: 'grapheme', maxLength: 8 }).map(bytes),
);

const scalar: fc.Arbitrary<Reply> = fc.oneof(
  fc.constantFrom<Reply>(
    { kind: 'nil' },
    { kind: 'simple', text: 'OK' },
    { kind: 'simple', text: 'QUEUED' },
    { kind: 'error', message: 'WRONGTYPE Operation against a key' },
    { kind: 'error', message: 'ERR one\u2028line' },
    { kind: 'array', items: [] },
  ),
  argument.map((body): Reply => ({ kind: 'bulk', bytes: body })),
  fc.maxSafeInteger().map((value): Reply => ({ kind: 'integer', value })),
  fc
    .bigInt({ min: 2n ** 60n, max: 2n ** 63n - 1n })
    .map((value): Reply => ({ kind: 'integer', value })),
);

const items = (depth: number): fc.Arbitrary<readonly Reply[]> =>
  fc.array(depth === 0 ? scalar : fc.oneof(scalar, arrayReply(depth - 1)), {
    minLength: 1,
    maxLength: 12,
  });

function arrayReply(depth: number): fc.Arbitrary<Reply & { readonly kind: 'array' }> {
  return items(depth).map((each) => ({ kind: 'array', items: each }));
}

const reply: fc.Arbitrary<Reply> = fc.oneof(scalar, arrayReply(2));

const expectation: fc.Arbitrary<Expectation> = fc.oneof(
  reply.map((each): Expectation => ({ kind: 'reply', reply: each })),
  fc.constant<Expectation>({ kind: 'any' }),
  fc
    .constantFrom('', 'ERR', 'WRONGTYPE Operation', 'ERR one\u2028line')
    .map((prefix): Expectation => ({ kind: 'error-prefix', prefix })),
  arrayReply(1).map((each): Expectation => ({ kind: 'any-order', unit: 'item', reply: each })),
  fc
    .array(reply, { minLength: 2, maxLength: 4 })
    .map((replies): Expectation => ({ kind: 'one-of', replies })),
);

const command: fc.Arbitrary<CommandStep> = fc.record(
  {
    kind: fc.constant('command'),
    line: fc.constant(0),
    region: fc.constantFrom('r1', 'r2', 'r3', '*'),
    client: fc.constantFrom(undefined, 'ann', 'b-2'),
    argv: fc.array(argument, { minLength: 1, maxLength: 5 }),
    expected: fc.option(expectation, { nil: undefined }),
  },
  { noNullPrototype: true },
);

/** A directive as its own usage line writes it: a new directive takes part by being in the table. */
const directive: fc.Arbitrary<DirectiveStep> = fc
  .constantFrom(...DIRECTIVES.flatMap(({ usage }) => usage))
  .map((usage) => {
    const step = parseScenario(`regions: r1, r2, r3\n${usage}`).steps[0];
    if (step?.kind !== 'directive') throw new Error(`${usage} is not a directive`);
    return { ...step, line: 0 };
  });

const comment: fc.Arbitrary<Step> = lineOfText.map((text) => ({ kind: 'comment', line: 0, text }));
const blank: fc.Arbitrary<Step> = fc.constant({ kind: 'blank', line: 0 });

const steps: fc.Arbitrary<readonly Step[]> = fc
  .array(fc.oneof(command, directive, comment, blank), { maxLength: 12 })
  .map((all) =>
    all.filter(
      (step, index) =>
        step.kind !== 'blank' ||
        (index > 0 && isContent(all[index - 1]) && isContent(all[index + 1])),
    ),
  );

const isContent = (step: Step | undefined): boolean => step !== undefined && step.kind !== 'blank';

/** A world as the usage lines of the settings describe it, each setting at most once. */
const world: fc.Arbitrary<Scenario['world']> = fc
  .subarray(SETTINGS.filter(({ name }) => name !== 'regions').map(({ usage }) => usage))
  .chain((chosen) => fc.tuple(...chosen.map((usage) => fc.constantFrom(...usage))))
  .map((lines) => parseScenario(['regions: r1, r2 +3s, r3 -1ms', ...lines].join('\n')).world);

const isLabel = (text: string): boolean => /^(vector|rules|source):/.test(text);
const headerLine = lineOfText.filter((text) => text !== '' && !isLabel(text));

/** Any scenario in its canonical shape. */
export const anyScenario: fc.Arbitrary<Scenario> = fc.record(
  {
    title: headerLine,
    vector: fc.constantFrom(undefined, 'D-STR-05 · inferred'),
    rules: fc.subarray(['STR-4', 'CLK-7', 'CMD']),
    source: fc.option(headerLine, { nil: undefined }),
    notes: fc.array(headerLine, { maxLength: 3 }),
    world,
    steps,
  },
  { noNullPrototype: true },
);

/** Without line numbers, which belong to a file and not to what it says. */
export function withoutLines(scenario: Scenario): Scenario {
  return { ...scenario, steps: scenario.steps.map((step) => ({ ...step, line: 0 })) };
}

/** Steps that any world accepts, so that the scenario can be played. */
const playable: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(
    fc
      .tuple(
        fc.constantFrom('r1', 'r2', '*'),
        fc.constantFrom('GET k', 'SET k v', 'SET k w NX', 'INCR k', 'DEL k'),
      )
      .chain(([region, line]) =>
        fc.option(expectation, { nil: undefined }).map((expected): Step => {
          const argv = line.split(' ').map(bytes);
          return { kind: 'command', line: 0, region, client: undefined, argv, expected };
        }),
      ),
    fc
      .constantFrom('sync', 'settle', 'advance 5ms', 'deliver r1 -> r2', 'expect converged')
      .map((line): Step => {
        const [name = '', ...words] = line.split(' ');
        return { kind: 'directive', line: 0, name, words: words.map(bytes), expected: undefined };
      }),
  ),
  { maxLength: 15 },
);

export const scenarioTextLaws: ReadonlyMap<string, fc.IRawProperty<unknown>> = new Map<
  string,
  fc.IRawProperty<unknown>
>([
  [
    'what is printed reads back as the same scenario',
    fc.property(anyScenario, (scenario) => {
      const again = withoutLines(parseScenario(printScenario(scenario)));
      return fc.stringify(again) === fc.stringify(scenario);
    }),
  ],
  [
    'printing what was read gives the text back, byte for byte',
    fc.property(anyScenario, (scenario) => {
      const text = printScenario(scenario);
      return printScenario(parseScenario(text)) === text;
    }),
  ],
  [
    'a rewritten scenario comes true, and rewriting it again changes nothing',
    fc.property(
      playable.map((each): Scenario => ({
        title: 'Played',
        vector: undefined,
        rules: [],
        source: undefined,
        notes: [],
        world: { regions: ['r1', 'r2'], delivery: 'manual' },
        steps: each,
      })),
      (scenario) => {
        const text = rewriteScenario(scenario);
        const again = parseScenario(text);
        const run = runScenario(again);
        return run.ok && run.unstated === 0 && rewriteScenario(again, run) === text;
      },
    ),
  ],
  [
    'no text breaks the reader: it reads, or it says where it cannot',
    fc.property(hostileText(), (text) => {
      try {
        parseScenario(text);
        return true;
      } catch (error) {
        return error instanceof ScenarioError && error.line > 0 && error.column > 0;
      }
    }),
  ],
]);

/** Lines that are nearly right, in whatever order. */
function hostileText(): fc.Arbitrary<string> {
  const usages = [...DIRECTIVES, ...SETTINGS].flatMap(({ usage }) => usage);
  const line = fc.oneof(
    fc.constantFrom(...usages, 'r1> GET k', '  1) "a"', '  or', '  (any order)', '# rules: x', ''),
    fc.string({ unit: 'grapheme', maxLength: 20 }),
  );
  const spoiled = fc.tuple(
    line,
    fc.nat(20),
    fc.constantFrom('', '"', "'", ' ', '>', '-', '\t', ')'),
  );
  return fc
    .array(
      spoiled.map(([text, at, extra]) => text.slice(0, at) + extra + text.slice(at)),
      { maxLength: 8 },
    )
    .chain((lines) =>
      fc.constantFrom('', 'regions: r1, r2\n').map((head) => head + lines.join('\n')),
    );
}
