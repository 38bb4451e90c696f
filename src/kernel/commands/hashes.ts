/** Hash commands that read: HGET, HMGET, HGETALL…; and the whole family's table. Rules: HSH-1…5. */
import {
  array,
  bulkOrNil,
  bulks,
  EMPTY_ARRAY,
  integer,
  isError,
  NIL,
  ONE,
  ZERO,
  type ByteString,
} from '../base/index.ts';
import { wordAt } from './arguments.ts';
import { HASH_COUNTER_COMMANDS } from './hash-counters.ts';
import { HASH_DEADLINE_COMMANDS } from './hash-deadlines.ts';
import { HASH_GET_COMMANDS } from './hash-gets.ts';
import { HASH_RANDOM_COMMANDS } from './hash-random.ts';
import { HASH_SCAN_COMMANDS } from './hash-scan.ts';
import { HASH_SETEX_COMMANDS } from './hash-setex.ts';
import { HASH_TTL_COMMANDS } from './hash-ttls.ts';
import { HASH_WRITE_COMMANDS } from './hash-writes.ts';
import { answer, ONE_KEY, type Argv, type KeyspaceCommand, type Outcome } from './spec.ts';
import type { View } from './view.ts';

const read = { kind: 'keyspace', group: 'hash', flags: ['readonly'], keys: ONE_KEY } as const;

const HASH_READ_COMMANDS: readonly KeyspaceCommand[] = [
  {
    ...read,
    name: 'hget',
    summary: 'Returns the value of a field in a hash.',
    since: '2.0.0',
    arity: 3,
    usage: 'key field',
    flags: ['readonly', 'fast'],
    prepare: hget,
  },
  {
    ...read,
    name: 'hmget',
    summary: 'Returns the values of several fields in a hash.',
    since: '2.0.0',
    arity: -3,
    usage: 'key field [field ...]',
    flags: ['readonly', 'fast'],
    prepare: hmget,
  },
  {
    ...read,
    name: 'hgetall',
    summary: 'Returns all fields and values in a hash.',
    since: '2.0.0',
    arity: 2,
    usage: 'key',
    prepare: (view, argv) => readAll(view, argv, (entries) => entries.flat()),
  },
  {
    ...read,
    name: 'hkeys',
    summary: 'Returns all fields in a hash.',
    since: '2.0.0',
    arity: 2,
    usage: 'key',
    prepare: (view, argv) => readAll(view, argv, (entries) => entries.map(([field]) => field)),
  },
  {
    ...read,
    name: 'hvals',
    summary: 'Returns all values in a hash, in the order of their fields.',
    since: '2.0.0',
    arity: 2,
    usage: 'key',
    prepare: (view, argv) => readAll(view, argv, (entries) => entries.map(([, value]) => value)),
  },
  {
    ...read,
    name: 'hlen',
    summary: 'Returns the number of fields in a hash.',
    since: '2.0.0',
    arity: 2,
    usage: 'key',
    flags: ['readonly', 'fast'],
    prepare: hlen,
  },
  {
    ...read,
    name: 'hstrlen',
    summary: 'Returns the length in bytes of the value of a field.',
    since: '3.2.0',
    arity: 3,
    usage: 'key field',
    flags: ['readonly', 'fast'],
    prepare: hstrlen,
  },
  {
    ...read,
    name: 'hexists',
    summary: 'Tells whether a field exists in a hash.',
    since: '2.0.0',
    arity: 3,
    usage: 'key field',
    flags: ['readonly', 'fast'],
    prepare: hexists,
  },
];

export const HASH_COMMANDS: readonly KeyspaceCommand[] = [
  ...HASH_READ_COMMANDS,
  ...HASH_WRITE_COMMANDS,
  ...HASH_COUNTER_COMMANDS,
  ...HASH_RANDOM_COMMANDS,
  ...HASH_SCAN_COMMANDS,
  ...HASH_DEADLINE_COMMANDS,
  ...HASH_TTL_COMMANDS,
  ...HASH_GET_COMMANDS,
  ...HASH_SETEX_COMMANDS,
];

function hget(view: View, argv: Argv): Outcome {
  const hash = view.hash(wordAt(argv, 1));
  if (hash === undefined) return answer(NIL);
  return answer(isError(hash) ? hash : bulkOrNil(hash.get(wordAt(argv, 2))));
}

function hmget(view: View, argv: Argv): Outcome {
  const hash = view.hash(wordAt(argv, 1));
  if (isError(hash)) return answer(hash);
  return answer(array(argv.slice(2).map((field) => bulkOrNil(hash?.get(field)))));
}

function readAll(
  view: View,
  argv: Argv,
  show: (entries: readonly [ByteString, ByteString][]) => readonly ByteString[],
): Outcome {
  const hash = view.hash(wordAt(argv, 1));
  if (hash === undefined) return answer(EMPTY_ARRAY);
  return answer(isError(hash) ? hash : bulks(show(hash.entries())));
}

function hlen(view: View, argv: Argv): Outcome {
  const hash = view.hash(wordAt(argv, 1));
  if (hash === undefined) return answer(ZERO);
  return answer(isError(hash) ? hash : integer(hash.size));
}

function hstrlen(view: View, argv: Argv): Outcome {
  const hash = view.hash(wordAt(argv, 1));
  if (hash === undefined) return answer(ZERO);
  return answer(isError(hash) ? hash : integer(hash.get(wordAt(argv, 2))?.length ?? 0));
}

function hexists(view: View, argv: Argv): Outcome {
  const hash = view.hash(wordAt(argv, 1));
  if (hash === undefined) return answer(ZERO);
  if (isError(hash)) return answer(hash);
  return answer(hash.get(wordAt(argv, 2)) === undefined ? ZERO : ONE);
}
