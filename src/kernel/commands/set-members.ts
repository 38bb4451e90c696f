/** Set commands about single members. Rules: SET-1…3. */
import {
  array,
  bulks,
  EMPTY_ARRAY,
  integer,
  isError,
  ONE,
  ZERO,
  type ByteString,
} from '../base/index.ts';
import { wordAt } from './arguments.ts';
import { refuseCursor, readScanOptions, scanPage } from './scan-options.ts';
import { addMembers, removeMembers } from './set-updates.ts';
import {
  answer,
  change,
  ONE_KEY,
  TWO_KEYS,
  type Argv,
  type KeyspaceCommand,
  type Outcome,
} from './spec.ts';
import type { SetView, View } from './view.ts';

const set = { kind: 'keyspace', group: 'set' } as const;
const read = { ...set, flags: ['readonly', 'fast'], keys: ONE_KEY } as const;

export const SET_MEMBER_COMMANDS: readonly KeyspaceCommand[] = [
  {
    ...set,
    name: 'sadd',
    summary: 'Adds members to a set; creates the set when the key is absent.',
    since: '1.0.0',
    arity: -3,
    usage: 'key member [member ...]',
    flags: ['write', 'denyoom', 'fast'],
    keys: ONE_KEY,
    prepare: sadd,
  },
  {
    ...set,
    name: 'srem',
    summary: 'Removes members from a set.',
    since: '1.0.0',
    arity: -3,
    usage: 'key member [member ...]',
    flags: ['write', 'fast'],
    keys: ONE_KEY,
    prepare: srem,
  },
  {
    ...set,
    name: 'smove',
    summary: 'Moves a member from one set to another.',
    since: '1.0.0',
    arity: 4,
    usage: 'source destination member',
    flags: ['write', 'fast'],
    keys: TWO_KEYS,
    prepare: smove,
  },
  {
    ...read,
    name: 'scard',
    summary: 'Returns the number of members of a set.',
    since: '1.0.0',
    arity: 2,
    usage: 'key',
    prepare: scard,
  },
  {
    ...read,
    name: 'sismember',
    summary: 'Tells whether a value is a member of a set.',
    since: '1.0.0',
    arity: 3,
    usage: 'key member',
    prepare: sismember,
  },
  {
    ...read,
    name: 'smismember',
    summary: 'Tells for each value whether it is a member of a set.',
    since: '6.2.0',
    arity: -3,
    usage: 'key member [member ...]',
    prepare: smismember,
  },
  {
    ...read,
    name: 'smembers',
    summary: 'Returns the members of a set.',
    since: '1.0.0',
    arity: 2,
    usage: 'key',
    flags: ['readonly'],
    prepare: smembers,
  },
  {
    ...read,
    name: 'sscan',
    summary: 'Iterates over the members of a set.',
    since: '2.8.0',
    arity: -3,
    usage: 'key cursor [MATCH pattern] [COUNT count]',
    flags: ['readonly'],
    prepare: sscan,
  },
];

/** A present member is added again: only a fresh dot survives a removal made elsewhere (SET-2). */
function sadd(view: View, argv: Argv): Outcome {
  const key = wordAt(argv, 1);
  const held = view.set(key);
  if (isError(held)) return answer(held);
  const members = distinctFrom(argv, 2);
  let added = 0;
  for (const member of members) if (held?.has(member) !== true) added++;
  return change(integer(added), addMembers(key, members));
}

function srem(view: View, argv: Argv): Outcome {
  const key = wordAt(argv, 1);
  const held = view.set(key);
  if (isError(held)) return answer(held);
  const members = presentIn(held, distinctFrom(argv, 2));
  if (members.length === 0) return answer(ZERO);
  return change(integer(members.length), removeMembers(key, members));
}

function presentIn(held: SetView | undefined, members: readonly ByteString[]): ByteString[] {
  return held === undefined ? [] : members.filter((member) => held.has(member));
}

/** The words from an index on, each once, in the order of their first appearance. */
function distinctFrom(argv: Argv, from: number): readonly ByteString[] {
  const words = argv.slice(from);
  return words.length === 1 ? words : [...new Set(words)];
}

/** Decided here and shipped as a removal and an add (SET-3): two regions may both move a member. */
function smove(view: View, argv: Argv): Outcome {
  const [source, destination, member] = [wordAt(argv, 1), wordAt(argv, 2), wordAt(argv, 3)];
  const from = view.set(source);
  if (from === undefined) return answer(ZERO);
  const to = view.set(destination);
  if (isError(from)) return answer(from);
  if (isError(to)) return answer(to);
  if (!from.has(member)) return answer(ZERO);
  if (source === destination) return answer(ONE);
  return change(ONE, removeMembers(source, [member]), addMembers(destination, [member]));
}

function scard(view: View, argv: Argv): Outcome {
  const held = view.set(wordAt(argv, 1));
  return answer(isError(held) ? held : integer(held?.size ?? 0));
}

function sismember(view: View, argv: Argv): Outcome {
  const held = view.set(wordAt(argv, 1));
  if (isError(held)) return answer(held);
  return answer(held?.has(wordAt(argv, 2)) === true ? ONE : ZERO);
}

function smismember(view: View, argv: Argv): Outcome {
  const held = view.set(wordAt(argv, 1));
  if (isError(held)) return answer(held);
  return answer(array(argv.slice(2).map((member) => (held?.has(member) === true ? ONE : ZERO))));
}

function smembers(view: View, argv: Argv): Outcome {
  const held = view.set(wordAt(argv, 1));
  if (isError(held)) return answer(held);
  return answer(held === undefined ? EMPTY_ARRAY : bulks(held.members()));
}

/** Options of a scan over nothing are not read, as in Redis. */
function sscan(view: View, argv: Argv): Outcome {
  const refusal = refuseCursor(wordAt(argv, 2));
  if (refusal !== undefined) return answer(refusal);
  const held = view.set(wordAt(argv, 1));
  if (isError(held)) return answer(held);
  if (held === undefined) return answer(scanPage([]));
  const options = readScanOptions(argv, 3);
  if (isError(options)) return answer(options);
  return answer(scanPage(held.members().filter(options.selects)));
}
