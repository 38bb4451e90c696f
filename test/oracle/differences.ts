/**
 * Where a region may answer otherwise than the server it is compared with. Each entry stands in
 * docs/differences.md, and says as narrowly as it can what still has to agree.
 */
import {
  array,
  bulk,
  compareInt,
  equalReply,
  formatDouble,
  formatDoubleLong,
  renderReply,
  simple,
  type Reply,
} from '../../src/kernel/base/index.ts';

export type Difference = {
  readonly name: string;
  readonly why: string;
  /** Commands it is about, lower case, with the subcommand where there is one. */
  readonly commands: readonly string[];
  /** True when the two replies differ in nothing but this. */
  readonly agrees: (real: Reply, ours: Reply) => boolean;
};

export const DIFFERENCES: readonly Difference[] = [
  {
    name: 'order',
    why: 'Redis answers in the order of a hash table, a region in the order of bytes.',
    commands: ['keys', 'smembers', 'sinter', 'sunion', 'sdiff', 'hkeys', 'hvals'],
    agrees: (real, ours) => equalReply(sorted(real, 1), sorted(ours, 1)),
  },
  {
    name: 'order of pairs',
    why: 'The same, of fields with their values.',
    commands: ['hgetall'],
    agrees: (real, ours) => equalReply(sorted(real, 2), sorted(ours, 2)),
  },
  {
    name: 'order of a page',
    why: 'The same, of what a cursor walks over.',
    commands: ['scan', 'sscan'],
    agrees: (real, ours) => equalReply(page(real, 1), page(ours, 1)),
  },
  {
    name: 'order of a page of pairs',
    why: 'The same, of fields with values and members with scores.',
    commands: ['hscan', 'zscan'],
    agrees: (real, ours) => equalReply(page(real, 2), page(ours, 2)),
  },
  {
    name: 'memory',
    why: 'A region reckons by a formula of its own.',
    commands: ['memory usage'],
    agrees: (real, ours) => shapeOf(real) === shapeOf(ours),
  },
  {
    name: 'chance',
    why: 'A region draws from the chooser of its world.',
    commands: ['randomkey', 'srandmember', 'hrandfield', 'zrandmember', 'spop'],
    agrees: (real, ours) => shapeOf(real) === shapeOf(ours),
  },
  {
    name: 'nil of a move',
    why: 'After its timeout a move answers a null array, inside MULTI a null string; a region knows one.',
    commands: ['blmove', 'brpoplpush'],
    agrees: (real, ours) => real.kind === 'nil-array' && ours.kind === 'nil',
  },
  {
    name: 'expired keys',
    why: 'Redis counts a key past its deadline until it meets it; its owner drops it at once.',
    commands: ['dbsize'],
    agrees: (real, ours) =>
      real.kind === 'integer' && ours.kind === 'integer' && compareInt(real.value, ours.value) > 0,
  },
  {
    name: 'clock',
    why: 'Virtual time stands still while the server answers.',
    commands: ['ttl', 'pttl', 'expiretime', 'pexpiretime'],
    agrees: isNear,
  },
  {
    name: 'last digits of a distance',
    why: 'Sines come from the engine here and from the C library there.',
    commands: ['zrange distances'],
    agrees: (real, ours) => equalReply(shortened(real), shortened(ours)),
  },
  {
    name: 'machine',
    why: 'A region has neither shared integers nor a clock of accesses.',
    commands: ['object refcount', 'object idletime', 'time'],
    agrees: (real, ours) => shapeOf(real) === shapeOf(ours),
  },
];

const BY_COMMAND: ReadonlyMap<string, Difference> = new Map(
  DIFFERENCES.flatMap((difference) => difference.commands.map((name) => [name, difference])),
);

/**
 * True when the replies are equal letter for letter, or differ only as a named entry allows; those
 * of EXEC one by one, each as a reply to the command `queued` in its place.
 */
export function agree(
  argv: readonly string[],
  real: Reply,
  ours: Reply,
  queued: readonly (readonly string[])[] = [],
): boolean {
  if (equalReply(real, ours)) return true;
  const name = (argv[0] ?? '').toLowerCase();
  const isScored = /^b?z|^geo/.test(name);
  if (isScored && !equalReply(real, shortest(real))) {
    return agree(argv, shortest(real), ours, queued);
  }
  if (name === 'exec' && real.kind === 'array' && ours.kind === 'array') {
    const [theirs, items] = [real.items, ours.items];
    const isWhole = theirs.length === queued.length && items.length === queued.length;
    const pairs = theirs.map((reply, at) => [queued[at] ?? [], reply, items[at] ?? reply] as const);
    return isWhole && pairs.every((pair) => agree(...pair));
  }
  const difference =
    BY_COMMAND.get(name) ?? BY_COMMAND.get(`${name} ${argv[1]?.toLowerCase() ?? ''}`);
  return difference?.agrees(real, ours) ?? false;
}

function sorted(reply: Reply, group: number): Reply {
  if (reply.kind !== 'array') return reply;
  const groups: Reply[] = [];
  for (let at = 0; at < reply.items.length; at += group) {
    groups.push(array(reply.items.slice(at, at + group)));
  }
  const byText = (left: Reply, right: Reply): number =>
    renderReply(left) < renderReply(right) ? -1 : 1;
  return array(groups.sort(byText));
}

function page(reply: Reply, group: number): Reply {
  if (reply.kind !== 'array') return reply;
  const [cursor, items] = reply.items;
  return cursor === undefined || items === undefined
    ? reply
    : array([cursor, sorted(items, group)]);
}

/**
 * Doubles of the server (7.0: seventeen digits) as later servers and regions print them: the
 * shortest digits of the same double.
 */
function shortest(reply: Reply): Reply {
  if (reply.kind === 'array') return array(reply.items.map(shortest));
  if (reply.kind !== 'bulk' || reply.bytes === '') return reply;
  const value = Number(reply.bytes);
  return formatDoubleLong(value) === reply.bytes ? bulk(formatDouble(value)) : reply;
}

/** Numbers to twelve digits, everything else as it is. */
function shortened(reply: Reply): Reply {
  if (reply.kind === 'array') return array(reply.items.map(shortened));
  if (reply.kind !== 'bulk' || !/^[0-9.]+(e[+-][0-9]+)?$/.test(reply.bytes)) return reply;
  return simple(Number(reply.bytes).toPrecision(12));
}

/** Kinds and lengths, without contents; errors keep their text. */
function shapeOf(reply: Reply): string {
  if (reply.kind === 'error') return reply.message;
  return reply.kind === 'array' ? `[${reply.items.map(shapeOf).join()}]` : reply.kind;
}

const toleranceMs = 20_000;

function isNear(real: Reply, ours: Reply): boolean {
  if (real.kind !== 'integer' || ours.kind !== 'integer') return false;
  const [low, high] = [real.value, ours.value].sort(compareInt);
  return (
    low !== undefined && high !== undefined && low >= 0 && Number(high) - Number(low) < toleranceMs
  );
}
