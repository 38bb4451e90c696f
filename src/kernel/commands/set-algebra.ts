/** Intersections, unions and differences of sets, and their STORE forms. Rule: SET-4. */
import {
  bulks,
  compareBytes,
  integer,
  isError,
  type ByteString,
  type ErrorReply,
} from '../base/index.ts';
import { isOption, readCount, readPositive, wordAt } from './arguments.ts';
import { error, SYNTAX } from './errors.ts';
import { addMembers, storeResult } from './set-updates.ts';
import {
  ALL_KEYS,
  answer,
  change,
  ONE_KEY,
  type Argv,
  type KeyspaceCommand,
  type Outcome,
} from './spec.ts';
import type { SetView, View } from './view.ts';

const set = { kind: 'keyspace', group: 'set', since: '1.0.0' } as const;
const read = {
  ...set,
  arity: -2,
  usage: 'key [key ...]',
  flags: ['readonly'],
  keys: ALL_KEYS,
} as const;
const store = {
  ...set,
  arity: -3,
  usage: 'destination key [key ...]',
  flags: ['write', 'denyoom'],
  keys: ALL_KEYS,
  writes: ONE_KEY,
} as const;

/** Members of the result, by bytes. An absent set is empty. */
type Operation = (sets: readonly (SetView | undefined)[]) => ByteString[];

export const SET_ALGEBRA_COMMANDS: readonly KeyspaceCommand[] = [
  {
    ...read,
    name: 'sinter',
    summary: 'Returns the members that all sets have in common.',
    prepare: (view, argv) => combine(view, argv, intersect),
  },
  {
    ...read,
    name: 'sunion',
    summary: 'Returns the members of all sets together.',
    prepare: (view, argv) => combine(view, argv, unite),
  },
  {
    ...read,
    name: 'sdiff',
    summary: 'Returns the members of the first set that no other set has.',
    prepare: (view, argv) => combine(view, argv, subtract),
  },
  {
    ...store,
    name: 'sinterstore',
    summary: 'Stores the members that all sets have in common.',
    prepare: (view, argv) => combineAndStore(view, argv, intersect),
  },
  {
    ...store,
    name: 'sunionstore',
    summary: 'Stores the members of all sets together.',
    prepare: (view, argv) => combineAndStore(view, argv, unite),
  },
  {
    ...store,
    name: 'sdiffstore',
    summary: 'Stores the members of the first set that no other set has.',
    prepare: (view, argv) => combineAndStore(view, argv, subtract),
  },
  {
    ...set,
    name: 'sintercard',
    summary: 'Counts the members that all sets have in common.',
    since: '7.0.0',
    arity: -3,
    usage: 'numkeys key [key ...] [LIMIT limit]',
    flags: ['readonly', 'movablekeys'],
    keys: { kind: 'count', at: 1 },
    prepare: sintercard,
  },
];

function combine(view: View, argv: Argv, operation: Operation): Outcome {
  const sets = readSets(view, argv.slice(1));
  return answer(isError(sets) ? sets : bulks(operation(sets)));
}

function combineAndStore(view: View, argv: Argv, operation: Operation): Outcome {
  const sets = readSets(view, argv.slice(2));
  if (isError(sets)) return answer(sets);
  const destination = wordAt(argv, 1);
  const members = operation(sets);
  const add = members.length === 0 ? undefined : addMembers(destination, members);
  return change(integer(members.length), ...storeResult(view, destination, add));
}

const KEYS_NOT_POSITIVE = error('ERR numkeys should be greater than 0');
const TOO_MANY_KEYS = error("ERR Number of keys can't be greater than number of args");
const LIMIT_NEGATIVE = error("ERR LIMIT can't be negative");

function sintercard(view: View, argv: Argv): Outcome {
  const count = readPositive(wordAt(argv, 1), KEYS_NOT_POSITIVE);
  if (isError(count)) return answer(count);
  const end = 2 + count;
  if (end > argv.length) return answer(TOO_MANY_KEYS);
  let limit: number | ErrorReply = 0;
  for (let at = end; at < argv.length; at += 2) {
    const value = argv[at + 1];
    if (!isOption(argv[at], 'limit') || value === undefined) return answer(SYNTAX);
    limit = readCount(value, LIMIT_NEGATIVE);
    if (isError(limit)) return answer(limit);
  }
  const sets = readSets(view, argv.slice(2, end));
  if (isError(sets)) return answer(sets);
  const size = intersect(sets).length;
  return answer(integer(limit === 0 ? size : Math.min(size, limit)));
}

/** All of them are looked at, so that a key of another type is refused wherever it stands. */
function readSets(view: View, keys: readonly ByteString[]): (SetView | undefined)[] | ErrorReply {
  const sets: (SetView | undefined)[] = [];
  for (const key of keys) {
    const held = view.set(key);
    if (isError(held)) return held;
    sets.push(held);
  }
  return sets;
}

function intersect(sets: readonly (SetView | undefined)[]): ByteString[] {
  const [smallest, ...others] = [...sets].sort(
    (left, right) => (left?.size ?? 0) - (right?.size ?? 0),
  );
  if (smallest === undefined) return [];
  return smallest
    .members()
    .filter((member) => others.every((other) => other?.has(member) === true));
}

function unite(sets: readonly (SetView | undefined)[]): ByteString[] {
  const members = new Set(sets.flatMap((held) => held?.members() ?? []));
  return [...members].sort(compareBytes);
}

function subtract([first, ...others]: readonly (SetView | undefined)[]): ByteString[] {
  if (first === undefined) return [];
  return first.members().filter((member) => !others.some((other) => other?.has(member) === true));
}
