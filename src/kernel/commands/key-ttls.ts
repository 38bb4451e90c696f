/** TTL and its relatives: how long a key lives, by this region's clock (EXP-7). */
import { integer, type Reply } from '../base/index.ts';
import { wordAt } from './arguments.ts';
import { answer, ONE_KEY, type Argv, type KeyspaceCommand } from './spec.ts';
import type { TimeUnit } from './time-unit.ts';
import type { View } from './view.ts';

const read = {
  kind: 'keyspace',
  group: 'generic',
  flags: ['readonly', 'fast'],
  keys: ONE_KEY,
  arity: 2,
  usage: 'key',
} as const;

export const KEY_TTL_COMMANDS: readonly KeyspaceCommand[] = [
  {
    ...read,
    name: 'ttl',
    summary: 'Returns the time to live of a key in seconds, -1 without one, -2 without the key.',
    since: '1.0.0',
    prepare: (view, argv) => answer(remaining(view, argv, { msEach: 1000, isRelative: true })),
  },
  {
    ...read,
    name: 'pttl',
    summary: 'Returns the time to live of a key in milliseconds.',
    since: '2.6.0',
    prepare: (view, argv) => answer(remaining(view, argv, { msEach: 1, isRelative: true })),
  },
  {
    ...read,
    name: 'expiretime',
    summary: 'Returns the deadline of a key in seconds since the epoch.',
    since: '7.0.0',
    prepare: (view, argv) => answer(remaining(view, argv, { msEach: 1000, isRelative: false })),
  },
  {
    ...read,
    name: 'pexpiretime',
    summary: 'Returns the deadline of a key in milliseconds since the epoch.',
    since: '7.0.0',
    prepare: (view, argv) => answer(remaining(view, argv, { msEach: 1, isRelative: false })),
  },
];

const NO_KEY = integer(-2);
const NO_TTL = integer(-1);

function remaining(view: View, argv: Argv, unit: TimeUnit): Reply {
  const key = wordAt(argv, 1);
  if (view.type(key) === undefined) return NO_KEY;
  const atMs = view.deadlineMs(key);
  if (atMs === undefined) return NO_TTL;
  const ms = unit.isRelative ? atMs - view.wallMs : atMs;
  return integer(unit.msEach === 1 ? ms : Math.floor((ms + 500) / 1000));
}
