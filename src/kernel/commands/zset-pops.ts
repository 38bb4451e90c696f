/** ZPOPMIN, ZPOPMAX, ZMPOP and the forms that would wait. Two regions may pop one member (ZST-6). */
import {
  array,
  bulk,
  EMPTY_ARRAY,
  formatDouble,
  isError,
  NIL_ARRAY,
  type ByteString,
  type ErrorReply,
  type Reply,
} from '../base/index.ts';
import { isOption, readCount, readPositive, wordAt } from './arguments.ts';
import { error, SYNTAX } from './errors.ts';
import { answer, change, ONE_KEY, type Argv, type KeyspaceCommand, type Outcome } from './spec.ts';
import { refuseTimeout } from './timeouts.ts';
import type { View } from './view.ts';
import { entriesReply } from './zset-ranges.ts';
import { removeEntries, type Entry } from './zset-updates.ts';

const zset = { kind: 'keyspace', group: 'sorted-set' } as const;
const pop = {
  ...zset,
  since: '5.0.0',
  arity: -2,
  usage: 'key [count]',
  flags: ['write', 'fast'],
  keys: ONE_KEY,
} as const;
const blockingPop = {
  ...zset,
  since: '5.0.0',
  arity: -3,
  usage: 'key [key ...] timeout',
  flags: ['write', 'noscript', 'blocking', 'fast'],
  keys: { kind: 'range', first: 1, last: -2, step: 1 },
} as const;

export const ZSET_POP_COMMANDS: readonly KeyspaceCommand[] = [
  {
    ...pop,
    name: 'zpopmin',
    summary: 'Removes and returns the members with the lowest scores.',
    prepare: (view, argv) => popOne(view, argv, 'min'),
  },
  {
    ...pop,
    name: 'zpopmax',
    summary: 'Removes and returns the members with the highest scores.',
    prepare: (view, argv) => popOne(view, argv, 'max'),
  },
  {
    ...blockingPop,
    name: 'bzpopmin',
    summary: 'Removes and returns the lowest member of the first sorted set that has any.',
    prepare: (view, argv) => popOrWait(view, argv, 'min'),
  },
  {
    ...blockingPop,
    name: 'bzpopmax',
    summary: 'Removes and returns the highest member of the first sorted set that has any.',
    prepare: (view, argv) => popOrWait(view, argv, 'max'),
  },
  {
    ...zset,
    name: 'zmpop',
    summary: 'Removes and returns members of the first sorted set that has any.',
    since: '7.0.0',
    arity: -4,
    usage: 'numkeys key [key ...] <MIN | MAX> [COUNT count]',
    flags: ['write', 'movablekeys'],
    keys: { kind: 'count', at: 1 },
    prepare: zmpop,
  },
  {
    ...zset,
    name: 'bzmpop',
    summary: 'Removes and returns members of the first sorted set that has any; never waits here.',
    since: '7.0.0',
    arity: -5,
    usage: 'timeout numkeys key [key ...] <MIN | MAX> [COUNT count]',
    flags: ['write', 'blocking', 'movablekeys'],
    keys: { kind: 'count', at: 2 },
    prepare: bzmpop,
  },
];

type Side = 'min' | 'max';

type Pop = {
  readonly keys: readonly ByteString[];
  readonly side: Side;
  readonly count: number;
  readonly reply: (key: ByteString, popped: readonly Entry[]) => Reply;
  readonly empty: Reply;
};

/** Pops from the first key that has members; a key of another type before it is an error. */
function popFirst(view: View, { keys, side, count, reply, empty }: Pop): Outcome {
  for (const key of keys) {
    const held = view.zset(key);
    if (isError(held)) return answer(held);
    if (held === undefined) continue;
    if (count === 0) return answer(EMPTY_ARRAY);
    const entries = held.entries();
    const popped = side === 'min' ? entries.slice(0, count) : entries.slice(-count).reverse();
    const members = popped.map(([member]) => member);
    return change(reply(key, popped), removeEntries(key, members));
  }
  return answer(empty);
}

function popOne(view: View, argv: Argv, side: Side): Outcome {
  if (argv.length > 3) return answer(SYNTAX);
  const count = argv[2] === undefined ? 1 : readCount(argv[2]);
  if (isError(count)) return answer(count);
  const keys = argv.slice(1, 2);
  const reply: Pop['reply'] = (_key, popped) => entriesReply(popped, true);
  return popFirst(view, { keys, side, count, reply, empty: EMPTY_ARRAY });
}

function popOrWait(view: View, argv: Argv, side: Side): Outcome {
  const refusal = refuseTimeout(wordAt(argv, argv.length - 1), view.wallMs);
  if (refusal !== undefined) return answer(refusal);
  const reply: Pop['reply'] = (key, popped) =>
    array([
      bulk(key),
      ...popped.flatMap(([name, score]) => [bulk(name), bulk(formatDouble(score))]),
    ]);
  return popFirst(view, { keys: argv.slice(1, -1), side, count: 1, reply, empty: NIL_ARRAY });
}

function zmpop(view: View, argv: Argv): Outcome {
  const wanted = readMultiPop(argv, 1);
  return isError(wanted) ? answer(wanted) : popFirst(view, wanted);
}

/** Redis reads the timeout last, after everything behind it. */
function bzmpop(view: View, argv: Argv): Outcome {
  const wanted = readMultiPop(argv, 2);
  if (isError(wanted)) return answer(wanted);
  const refusal = refuseTimeout(wordAt(argv, 1), view.wallMs);
  return refusal === undefined ? popFirst(view, wanted) : answer(refusal);
}

const NO_KEYS_NAMED = error('ERR numkeys should be greater than 0');
const COUNT_NOT_POSITIVE = error('ERR count should be greater than 0');

function readMultiPop(argv: Argv, countAt: number): Pop | ErrorReply {
  const keyCount = readPositive(wordAt(argv, countAt), NO_KEYS_NAMED);
  if (isError(keyCount)) return keyCount;
  const sideAt = countAt + keyCount + 1;
  const side = readSide(argv[sideAt]);
  if (side === undefined) return SYNTAX;
  let count: number | undefined;
  for (let at = sideAt + 1; at < argv.length; at += 2) {
    const value = argv[at + 1];
    if (count !== undefined || value === undefined || !isOption(argv[at], 'count')) return SYNTAX;
    const wanted = readPositive(value, COUNT_NOT_POSITIVE);
    if (isError(wanted)) return wanted;
    count = wanted;
  }
  const keys = argv.slice(countAt + 1, sideAt);
  return { keys, side, count: count ?? 1, reply: nestedReply, empty: NIL_ARRAY };
}

function readSide(word: ByteString | undefined): Side | undefined {
  if (isOption(word, 'min')) return 'min';
  return isOption(word, 'max') ? 'max' : undefined;
}

const nestedReply: Pop['reply'] = (key, popped) =>
  array([bulk(key), array(popped.map((entry) => entriesReply([entry], true)))]);
