import fc from 'fast-check';
import { expect, test } from 'vitest';

import {
  always,
  check,
  client,
  definePattern,
  whenQuiet,
  type PlainReply,
} from '../../src/index.ts';
import { exploreNaively, type Program } from './naive.ts';

const regions = ['x', 'y'];
const key = fc.constantFrom('a', 'b');
const command = fc.oneof(
  fc.tuple(fc.constant('SET'), key, fc.constantFrom('1', '2')),
  fc.tuple(fc.constant('SET'), key, fc.constant('9'), fc.constant('NX')),
  fc.tuple(fc.constantFrom('GET', 'INCR', 'DEL', 'GETDEL'), key),
  fc.tuple(fc.constant('APPEND'), key, fc.constant('7')),
);
const program = fc.record({
  region: fc.constantFrom(...regions),
  commands: fc.array(command, { minLength: 1, maxLength: 2 }),
});
const programs = fc.array(program, { minLength: 2, maxLength: 2 });

const textOf = (reply: PlainReply): string => (typeof reply === 'string' ? reply : '');

/** Every outcome the explorer reaches: its properties write them down and always hold. */
async function outcomesOf(
  wanted: readonly Program[],
  delivery: 'every' | 'before-commands',
): Promise<ReadonlySet<string>> {
  const outcomes = new Set<string>();
  const pattern = definePattern({
    name: 'Random program',
    regions,
    clients: wanted.map(({ region, commands }, at) =>
      client(String(at), { region }, async (redis) => {
        for (const argv of commands) await redis.call(...argv);
      }),
    ),
    properties: {
      outcome: whenQuiet(({ replies, read }) => {
        const given = wanted.map((_, at) =>
          replies(String(at))
            .map(({ reply }) => JSON.stringify(reply))
            .join(' '),
        );
        const shown = regions.map((region) =>
          ['a', 'b'].map((name) => textOf(read(region, 'GET', name))).join(','),
        );
        outcomes.add(`${given.join(' | ')} => ${shown.join(' ; ')}`);
        return true;
      }),
    },
  });
  const [verdict] = await check(pattern, { delivery });
  expect(verdict?.exhaustive).toBe(true);
  return outcomes;
}

test('with and without reduction the search reaches exactly the outcomes of a naive walk', async () => {
  await fc.assert(
    fc.asyncProperty(programs, async (wanted) => {
      const naive = exploreNaively(regions, wanted).outcomes;
      expect(await outcomesOf(wanted, 'every')).toEqual(naive);
      expect(await outcomesOf(wanted, 'before-commands')).toEqual(naive);
    }),
    { numRuns: 25 },
  );
});

test('a counterexample is as short with reduction as without', async () => {
  const wanted = fc.array(program, { minLength: 2, maxLength: 3 });
  await fc.assert(
    fc.asyncProperty(wanted, async (all) => {
      const pattern = definePattern({
        name: 'Random claim',
        regions,
        clients: all.map(({ region, commands }, at) =>
          client(String(at), { region }, async (redis, told) => {
            for (const argv of commands) if ((await redis.call(...argv)) === 'OK') told('ok');
          }),
        ),
        properties: { few: always(({ told }) => told('ok').length < 2) },
      });
      const [every] = await check(pattern, { delivery: 'every' });
      const [reduced] = await check(pattern, { delivery: 'before-commands' });
      expect(reduced?.status).toBe(every?.status);
      expect(reduced?.counterexample?.steps.length).toBe(every?.counterexample?.steps.length);
    }),
    { numRuns: 40 },
  );
});
