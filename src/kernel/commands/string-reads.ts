/** Commands that read strings and parts of them. */
import {
  array,
  asBytes,
  bulk,
  bulkOrNil,
  compareInt,
  digestOf,
  EMPTY,
  integer,
  isError,
  NIL,
  type ByteString,
  type Int,
} from '../base/index.ts';
import { readInteger, wordAt } from './arguments.ts';
import {
  ALL_KEYS,
  answer,
  ONE_KEY,
  type Argv,
  type KeyspaceCommand,
  type Outcome,
} from './spec.ts';
import type { View } from './view.ts';

const read = {
  kind: 'keyspace',
  group: 'string',
  flags: ['readonly', 'fast'],
  keys: ONE_KEY,
} as const;

export const STRING_READ_COMMANDS: readonly KeyspaceCommand[] = [
  {
    ...read,
    name: 'get',
    summary: 'Returns the string value of a key.',
    since: '1.0.0',
    arity: 2,
    usage: 'key',
    prepare: get,
  },
  {
    ...read,
    name: 'mget',
    summary: 'Returns the string values of keys.',
    since: '1.0.0',
    arity: -2,
    usage: 'key [key ...]',
    keys: ALL_KEYS,
    crossesSlots: true,
    prepare: mget,
  },
  {
    ...read,
    name: 'strlen',
    summary: 'Returns the length of a string value in bytes.',
    since: '2.2.0',
    arity: 2,
    usage: 'key',
    prepare: strlen,
  },
  {
    ...read,
    name: 'getrange',
    summary: 'Returns a part of a string value.',
    since: '2.4.0',
    arity: 4,
    usage: 'key start end',
    flags: ['readonly'],
    prepare: getrange,
  },
  {
    ...read,
    name: 'digest',
    summary: 'Returns the XXH3 digest of a string value as 16 hexadecimal characters.',
    since: '8.4.0',
    arity: 2,
    usage: 'key',
    prepare: digest,
  },
];

function get(view: View, argv: Argv): Outcome {
  const value = view.string(wordAt(argv, 1));
  return answer(isError(value) ? value : bulkOrNil(value));
}

/** A key that holds another type counts as absent. */
function mget(view: View, argv: Argv): Outcome {
  const values = argv.slice(1).map((key) => view.string(key));
  return answer(array(values.map((value) => (isError(value) ? NIL : bulkOrNil(value)))));
}

function strlen(view: View, argv: Argv): Outcome {
  const value = view.string(wordAt(argv, 1));
  return answer(isError(value) ? value : integer(value?.length ?? 0));
}

function getrange(view: View, argv: Argv): Outcome {
  const start = readInteger(wordAt(argv, 2));
  if (isError(start)) return answer(start);
  const end = readInteger(wordAt(argv, 3));
  if (isError(end)) return answer(end);
  const value = view.string(wordAt(argv, 1));
  if (isError(value)) return answer(value);
  return answer(bulk(partOf(value ?? EMPTY, start, end)));
}

/** Both ends included; negative ones count from the end. */
function partOf(value: ByteString, start: Int, end: Int): ByteString {
  if (start < 0 && end < 0 && compareInt(start, end) > 0) return EMPTY;
  const fromStart = (index: Int): number =>
    Math.max(0, index < 0 ? value.length + Number(index) : Number(index));
  return asBytes(value.slice(fromStart(start), fromStart(end) + 1));
}

function digest(view: View, argv: Argv): Outcome {
  const value = view.string(wordAt(argv, 1));
  if (isError(value)) return answer(value);
  return answer(value === undefined ? NIL : bulk(digestOf(value)));
}
