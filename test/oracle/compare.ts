/** Runs one sequence of commands in a real server and in a region, and compares the replies. */
import {
  asBytes,
  renderCommand,
  renderTerminal,
  toUint8,
  type Reply,
} from '../../src/kernel/base/index.ts';
import { findCommand } from '../../src/kernel/commands/index.ts';
import { createSimulation, type Simulation } from '../../src/kernel/index.ts';
import { agree } from './differences.ts';
import { KEYS } from './draw.ts';
import { CHANNELS, PATTERN } from './generators/pubsub.ts';
import type { RealRedis } from './real-redis.ts';

export type Sequence = readonly (readonly string[])[];

export type Mismatch = {
  /** The commands up to the one that was answered differently. */
  readonly commands: Sequence;
  readonly real: string;
  readonly ours: string;
};

/** Looks at every key from outside, so that a wrong effect shows even under a right reply. */
const PROBES: Sequence = KEYS.flatMap((key) =>
  [
    ['type', key],
    ['pttl', key],
    ['get', key],
    ['lrange', key, '0', '-1'],
    ['hgetall', key],
    ['smembers', key],
    ['zrange', key, '0', '-1', 'withscores'],
  ].filter(([name]) => findCommand(name ?? '') !== undefined),
);

/** Leaves what a sequence may have left open: a transaction, and channels listened to. */
const CLOSING: Sequence = [
  ['discard'],
  ...CHANNELS.map((channel) => ['unsubscribe', channel]),
  ['punsubscribe', PATTERN],
  ['sunsubscribe', '{n}shard'],
  ['unwatch'],
];

/** Runs the sequence and then looks at every key. */
export const compareAll = (redis: RealRedis, sequence: Sequence): Promise<Mismatch | undefined> =>
  compareReplies(redis, [...sequence, ...CLOSING, ...PROBES]);

/** The first command answered differently, `undefined` when all agree. */
export async function compareReplies(
  redis: RealRedis,
  commands: Sequence,
): Promise<Mismatch | undefined> {
  const simulation = createRegion();
  const steps = commands.flatMap((argv, index) =>
    isSort(argv)
      ? [
          { argv: CLEAN_ERRNO, index },
          { argv, index },
        ]
      : [{ argv, index }],
  );
  const sent = steps.map(({ argv }) => argv);
  const opening = [...CLOSING, ['flushall']];
  const answered = await redis.send([...opening, ...sent]);
  const real = answered.slice(opening.length);
  let queued: Sequence = [];
  for (const [step, { argv, index }] of steps.entries()) {
    const theirs = real[step];
    if (theirs === undefined) throw new Error('one reply for each command');
    const ours = callRegion(simulation, argv);
    if (!agree(argv, theirs, ours, queued)) {
      const upTo = commands.slice(0, index + 1);
      return { commands: upTo, real: renderTerminal(theirs), ours: renderTerminal(ours) };
    }
    const isQueued = theirs.kind === 'simple' && theirs.text === 'QUEUED';
    if (isQueued) queued = [...queued, argv];
    else if (/^(exec|discard)$/i.test(argv[0] ?? '')) queued = [];
  }
  simulation.settle();
  if (simulation.hasConverged()) return undefined;
  return { commands, real: '(nothing to compare)', ours: 'the other region shows something else' };
}

/**
 * Redis's SORT takes an ERANGE that an earlier command left in C's errno for its own, and refuses
 * plain numbers. SCAN clears errno, so it goes before every SORT, on both sides.
 */
const CLEAN_ERRNO: readonly string[] = ['scan', '0', 'count', '1000'];
export const isSort = (argv: readonly string[]): boolean => /^sort(_ro)?$/i.test(argv[0] ?? '');

/** Drops every command that the difference does not need. */
export async function shrink(redis: RealRedis, mismatch: Mismatch): Promise<Mismatch> {
  let smallest = mismatch;
  for (let at = mismatch.commands.length - 2; at >= 0; at--) {
    const fewer = smallest.commands.filter((_, index) => index !== at);
    const found = await compareReplies(redis, fewer);
    if (found?.commands.length === fewer.length) smallest = found;
  }
  return smallest;
}

export function renderMismatch({ commands, real, ours }: Mismatch): string {
  const lines = commands.map((argv) => `> ${renderCommand(argv.map(asBytes))}`);
  return `${lines.join('\n')}\nRedis:  ${real}\nregion: ${ours}`;
}

/** One region as close to a single Redis as the switches allow, with another one to converge with. */
function createRegion(): Simulation {
  return createSimulation({
    regions: ['here', 'there'],
    delivery: 'manual',
    sharding: false,
    profile: { switches: { counterBound: 'none' } },
    startMs: Date.now(),
    trace: false,
  });
}

const callRegion = (simulation: Simulation, argv: readonly string[]): Reply =>
  simulation.call(
    'here',
    argv.map((word) => toUint8(asBytes(word))),
    'client',
  );
