/**
 * Random small programs: a few clients, each sending a few commands and telling every reply. They
 * are small enough that the naive twin can visit everything, and an outcome (all replies of all
 * clients, and what every region shows in the end) is all that anybody could observe of a run.
 */
import fc from 'fast-check';
import { client } from '../../src/clients/index.ts';
import {
  always,
  check,
  converges,
  definePattern,
  sometimes,
  whenQuiet,
  type BoundsRequest,
  type Facts,
  type Pattern,
} from '../../src/explore/index.ts';
import { differences, PLAINLY, REDUCED } from './agreement.ts';
import { exploreNaively } from './explore-naively.ts';

type Argv = readonly string[];

export type SmallProgram = {
  readonly regions: readonly string[];
  readonly clients: readonly { readonly region: string; readonly commands: readonly Argv[] }[];
  readonly bounds: BoundsRequest;
};

/** One key of each type, so that commands meet; a string, a counter, a set, and so on. */
const COMMANDS: readonly (readonly Argv[])[] = [
  [
    ['SET', 'a', '1'],
    ['SET', 'a', '2', 'NX'],
    ['SET', 'a', '3', 'XX', 'GET'],
    ['GET', 'a'],
    ['GETDEL', 'a'],
    ['APPEND', 'a', '7'],
    ['INCR', 'a'],
    ['DEL', 'a'],
  ],
  [
    ['INCR', 'n'],
    ['DECRBY', 'n', '2'],
    ['GET', 'n'],
    ['GETSET', 'n', '0'],
    ['DEL', 'n'],
  ],
  [
    ['SADD', 's', 'x'],
    ['SADD', 's', 'x', 'y'],
    ['SREM', 's', 'x'],
    ['SPOP', 's'],
    ['SCARD', 's'],
    ['DEL', 's'],
  ],
  [
    ['HSET', 'h', 'f', '1'],
    ['HSETNX', 'h', 'f', '2'],
    ['HINCRBY', 'h', 'f', '1'],
    ['HDEL', 'h', 'f'],
    ['HGETALL', 'h'],
  ],
  [
    ['LPUSH', 'l', 'x'],
    ['RPUSH', 'l', 'y'],
    ['RPOP', 'l'],
    ['LRANGE', 'l', '0', '-1'],
    ['LREM', 'l', '0', 'x'],
  ],
  [
    ['ZADD', 'z', '1', 'm'],
    ['ZADD', 'z', 'GT', '2', 'm'],
    ['ZINCRBY', 'z', '1', 'm'],
    ['ZREM', 'z', 'm'],
    ['ZSCORE', 'z', 'm'],
  ],
];

const READS: readonly Argv[] = [
  ['GET', 'a'],
  ['GET', 'n'],
  ['SMEMBERS', 's'],
  ['HGETALL', 'h'],
  ['LRANGE', 'l', '0', '-1'],
  ['ZRANGE', 'z', '0', '-1', 'WITHSCORES'],
];

const BOUNDS: readonly BoundsRequest[] = [
  {},
  {},
  {},
  { skewsMs: [0, 2] },
  { faults: { timeouts: 1 } },
  { faults: { lateCommands: 1 } },
];

/** Of one or two types, so that the commands of a program have something to do with each other. */
const commandArbitrary: fc.Arbitrary<fc.Arbitrary<Argv>> = fc
  .uniqueArray(fc.constantFrom(...COMMANDS), { minLength: 1, maxLength: 2 })
  .map((types) => fc.constantFrom(...types.flat()));

function clientsOf(
  regions: readonly string[],
  { clientsMax, commandsMax }: { readonly clientsMax: number; readonly commandsMax: number },
): fc.Arbitrary<SmallProgram['clients']> {
  return commandArbitrary.chain((command) =>
    fc.array(
      fc.record({
        region: fc.constantFrom(...regions),
        commands: fc.array(command, { minLength: 1, maxLength: commandsMax }),
      }),
      { minLength: 2, maxLength: clientsMax },
    ),
  );
}

const sized = (
  regions: readonly string[],
  size: { readonly clientsMax: number; readonly commandsMax: number },
): fc.Arbitrary<SmallProgram> =>
  fc.record({
    regions: fc.constant(regions),
    clients: clientsOf(regions, size),
    bounds: fc.constantFrom(...BOUNDS),
  });

export const smallProgramArbitrary: fc.Arbitrary<SmallProgram> = fc.oneof(
  { weight: 3, arbitrary: sized(['x', 'y'], { clientsMax: 2, commandsMax: 2 }) },
  { weight: 1, arbitrary: sized(['x', 'y'], { clientsMax: 3, commandsMax: 1 }) },
  { weight: 1, arbitrary: sized(['x', 'y', 'z'], { clientsMax: 2, commandsMax: 1 }) },
);

/** The program as a pattern; what it comes to is written into `outcomes` each time it is at rest. */
function patternOf({ regions, clients, bounds }: SmallProgram, outcomes: Set<string>): Pattern {
  const names = clients.map((_, at) => String(at));
  const outcomeOf = ({ replies, read }: Facts): string => {
    const heard = names.map((name) => replies(name).map(({ reply }) => reply));
    const shown = regions.map((region) => READS.map((argv) => read(region, ...argv)));
    return JSON.stringify([heard, shown]);
  };
  return definePattern({
    name: 'Small program',
    regions,
    bounds,
    clients: clients.map(({ region, commands }, at) =>
      client(String(at), { region }, async (redis, told) => {
        for (const argv of commands) told('heard', await redis.call(...argv));
      }),
    ),
    properties: {
      outcome: whenQuiet((facts) => {
        outcomes.add(outcomeOf(facts));
        return true;
      }),
      'nobody hears what another heard': always(({ told }) => {
        const heard = told('heard').map(({ value }) => value);
        return new Set(heard).size === heard.length;
      }),
      'a 1 is heard': sometimes(({ told }) => told('heard').some(({ value }) => value === '1')),
      'nothing is left': whenQuiet(({ read }) => read('x', 'DBSIZE') === 0),
      'regions converge': converges(),
    },
  });
}

/** Where the naive twin and the search, with and without reduction, come to different ends. */
export async function disagreementsOn(program: SmallProgram): Promise<readonly string[]> {
  const [naively, plainly, reduced] = [new Set<string>(), new Set<string>(), new Set<string>()];
  const naive = await exploreNaively(patternOf(program, naively));
  const plain = await check(patternOf(program, plainly), PLAINLY);
  const usual = await check(patternOf(program, reduced), REDUCED);
  return [
    ...differences(naive, plain, usual),
    ...differencesOfOutcome(naively, plainly, 'without reduction'),
    ...differencesOfOutcome(naively, reduced, 'with reduction'),
  ];
}

function differencesOfOutcome(
  naively: ReadonlySet<string>,
  found: ReadonlySet<string>,
  how: string,
): readonly string[] {
  return [
    ...[...naively].filter((one) => !found.has(one)).map((one) => `never ${how}: ${one}`),
    ...[...found].filter((one) => !naively.has(one)).map((one) => `only ${how}: ${one}`),
  ];
}
