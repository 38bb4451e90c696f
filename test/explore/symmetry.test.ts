/** Clients that cannot be told apart: the same verdicts from fewer states, and off where names count. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  always,
  check,
  client,
  definePattern,
  sometimes,
  whenQuiet,
  type CheckOptions,
  type Facts,
  type Pattern,
  type Verdict,
} from '../../src/index.ts';
import { LIBRARY } from '../../models/index.ts';

const regions = ['x', 'y'];
const command = fc.constantFrom(
  ['SET', 'a', '1', 'NX'],
  ['INCR', 'n'],
  ['SADD', 's', 'm'],
  ['GET', 'a'],
  ['DEL', 'a'],
  ['SPOP', 's'],
);
const group = fc.record({
  region: fc.constantFrom(...regions),
  size: fc.integer({ min: 1, max: 2 }),
  commands: fc.array(command, { minLength: 1, maxLength: 2 }),
});

/** Groups of clients that run one program each. */
function crowd(
  groups: readonly { region: string; size: number; commands: readonly (readonly string[])[] }[],
  changes: Partial<Pattern> = {},
): Pattern {
  return definePattern({
    name: 'Crowd',
    regions,
    clients: groups.flatMap(({ region, size, commands }, at) => {
      const run = async (
        redis: { call: (...argv: readonly string[]) => Promise<unknown> },
        told: (what: string) => void,
      ): Promise<void> => {
        for (const argv of commands) {
          const reply = await redis.call(...argv);
          if (reply === 'OK' || reply === 1) told('won');
        }
      };
      return Array.from({ length: size }, (_, index) =>
        client(`${String(at)}-${String(index)}`, { region }, run),
      );
    }),
    properties: {
      few: always(({ told }) => told('won').length <= 1),
      many: sometimes(({ told }) => told('won').length >= 2),
      rest: whenQuiet(({ read }) => read('x', 'GET', 'n') !== '2'),
    },
    ...changes,
  });
}

const told = (verdicts: readonly Verdict[]) =>
  verdicts.map(({ status, trace, counterexample, witness }) => [
    status,
    trace,
    (counterexample ?? witness)?.steps.length,
  ]);
const both = async (pattern: Pattern, options: CheckOptions = {}) => ({
  with: await check(pattern, options),
  without: await check(pattern, { ...options, symmetry: false }),
});
const states = ([verdict]: readonly Verdict[]): number => verdict?.explored.states ?? NaN;

describe('symmetry of clients', () => {
  it('changes neither verdicts nor lengths, over random programs', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(group, { minLength: 1, maxLength: 2 }), async (groups) => {
        for (const delivery of ['auto', 'every'] as const) {
          const found = await both(crowd(groups), { delivery });
          expect(told(found.with)).toEqual(told(found.without));
        }
      }),
      { numRuns: 25 },
    );
  });

  it('changes nothing in the library', { timeout: 120_000 }, async () => {
    for (const pattern of LIBRARY.filter((_, at) => at % 3 === 0)) {
      const found = await both(pattern);
      expect([pattern.name, told(found.with)]).toEqual([pattern.name, told(found.without)]);
    }
  });

  const three = [
    {
      region: 'x',
      size: 3,
      commands: [
        ['INCR', 'n'],
        ['GET', 'n'],
      ],
    },
  ];

  it('explores fewer states', async () => {
    const found = await both(crowd(three));
    expect(states(found.with) * 2).toBeLessThan(states(found.without));
  });

  it('tells with the names that clients have', async () => {
    const claims = [
      {
        region: 'x',
        size: 2,
        commands: [
          ['GET', 'a'],
          ['SET', 'a', '1', 'NX'],
        ],
      },
      { region: 'y', size: 2, commands: [['SET', 'a', '2', 'NX']] },
    ];
    const [few] = await check(crowd(claims));
    const names = new Set(few?.counterexample?.steps.map(({ client: name }) => name));
    expect(few?.counterexample?.steps).toHaveLength(3);
    expect(names.size).toBe(2);
  });

  it.each<[string, (facts: Facts) => boolean]>([
    ['asks what one client was answered', ({ replies }) => replies('0-2').length < 2],
    ['asks who was told', ({ told: all }) => !all('won').some((one) => one.client === '0-2')],
  ])('is off when a property %s', async (_words, holds) => {
    const found = await both(crowd(three, { properties: { named: always(holds) } }));
    expect(states(found.with)).toBe(states(found.without));
    expect(found.with).toEqual(found.without);
    expect(found.with[0]?.status).toBe('refuted');
  });

  it('is off where a region knows its clients by name', async () => {
    const watching = [
      { region: 'x', size: 2, commands: [['WATCH', 'a'], ['MULTI'], ['SET', 'a', '1'], ['EXEC']] },
    ];
    const found = await both(crowd(watching));
    expect(found.with).toEqual(found.without);
  });

  it('never takes two programs for one, nor two regions', async () => {
    const apart = [
      { region: 'x', size: 1, commands: [['INCR', 'n']] },
      { region: 'x', size: 1, commands: [['INCR', 'n']] },
      { region: 'y', size: 1, commands: [['INCR', 'n']] },
    ];
    const found = await both(crowd(apart));
    expect(states(found.with)).toBe(states(found.without));
  });
});
