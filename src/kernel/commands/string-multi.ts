/** Strings of several keys at once, all in one slot (CLU-2). Rules: STR-1, STR-4, EXP-9. */
import { isError, OK, ONE, ZERO, type ByteString, type ErrorReply } from '../base/index.ts';
import { readBounded, wordAt } from './arguments.ts';
import { error, wrongArity } from './errors.ts';
import { answer, change, type Argv, type KeyspaceCommand, type Outcome } from './spec.ts';
import { readStringOptions, readTtl, type Condition } from './string-options.ts';
import { planAssignment, type Ttl } from './string-writes.ts';
import type { View } from './view.ts';

const write = { kind: 'keyspace', group: 'string', flags: ['write', 'denyoom'] } as const;
const PAIRS = { kind: 'range', first: 1, last: -1, step: 2 } as const;

export const STRING_MULTI_COMMANDS: readonly KeyspaceCommand[] = [
  {
    ...write,
    name: 'mset',
    summary: 'Sets the string values of keys.',
    since: '1.0.1',
    arity: -3,
    usage: 'key value [key value ...]',
    keys: PAIRS,
    prepare: mset,
  },
  {
    ...write,
    name: 'msetnx',
    summary: 'Sets the string values of keys if this region has none of them.',
    since: '1.0.1',
    arity: -3,
    usage: 'key value [key value ...]',
    keys: PAIRS,
    prepare: msetnx,
  },
  {
    ...write,
    name: 'msetex',
    summary: 'Sets the string values of keys, with one deadline for all and on a condition.',
    since: '8.4.0',
    arity: -4,
    usage:
      'numkeys key value [key value ...] [NX | XX] [EX seconds | PX milliseconds | EXAT unix-time-seconds | PXAT unix-time-milliseconds | KEEPTTL]',
    flags: ['write', 'denyoom', 'movablekeys'],
    keys: { kind: 'find', find: pairIndexes },
    prepare: msetex,
  },
];

const INVALID_KEY_COUNT = error('ERR invalid numkeys value');
const WRONG_PAIRS = error('ERR wrong number of key-value pairs');
const INT_MAX = 2 ** 31 - 1;

/** Values by key: a key named twice gets the last of its values. */
type Pairs = ReadonlyMap<ByteString, ByteString>;

function readPairs(argv: Argv, from: number, end: number): Pairs {
  const pairs = new Map<ByteString, ByteString>();
  for (let at = from; at < end; at += 2) pairs.set(wordAt(argv, at), wordAt(argv, at + 1));
  return pairs;
}

function assignAll(view: View, pairs: Pairs, ttl: Ttl = Infinity): Outcome['updates'] {
  return [...pairs].flatMap(([key, value]) => planAssignment(view, key, value, ttl));
}

function mset(view: View, argv: Argv): Outcome {
  if (argv.length % 2 === 0) return answer(wrongArity(wordAt(argv, 0)));
  return change(OK, ...assignAll(view, readPairs(argv, 1, argv.length)));
}

function msetnx(view: View, argv: Argv): Outcome {
  if (argv.length % 2 === 0) return answer(wrongArity(wordAt(argv, 0)));
  const pairs = readPairs(argv, 1, argv.length);
  if (!isAllowed(view, pairs, { kind: 'nx' })) return answer(ZERO);
  return change(ONE, ...assignAll(view, pairs));
}

/** All or nothing, by what this region has (STR-4). */
function isAllowed(view: View, pairs: Pairs, condition: Condition | undefined): boolean {
  if (condition === undefined) return true;
  const wantsAbsent = condition.kind === 'nx';
  return [...pairs.keys()].every((key) => (view.type(key) === undefined) === wantsAbsent);
}

function msetex(view: View, argv: Argv): Outcome {
  const count = readPairCount(argv);
  if (isError(count)) return answer(count);
  const end = 2 + count * 2;
  const options = readStringOptions(argv, end, 'msetex');
  if (isError(options)) return answer(options);
  const ttl = readTtl(view, argv, options);
  if (isError(ttl)) return answer(ttl);
  const pairs = readPairs(argv, 2, end);
  if (!isAllowed(view, pairs, options.condition)) return answer(ZERO);
  return change(ONE, ...assignAll(view, pairs, ttl));
}

function readPairCount(argv: Argv): number | ErrorReply {
  const count = readBounded(wordAt(argv, 1), { least: 1, most: INT_MAX }, INVALID_KEY_COUNT);
  if (isError(count)) return count;
  return 2 + Number(count) * 2 > argv.length ? WRONG_PAIRS : Number(count);
}

function pairIndexes(argv: Argv): readonly number[] {
  const count = readPairCount(argv);
  return isError(count) ? [] : Array.from({ length: count }, (_, index) => 2 + index * 2);
}
