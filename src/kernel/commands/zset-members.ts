/** Sorted-set commands about single members. */
import {
  array,
  bulk,
  formatDouble,
  integer,
  isError,
  NIL,
  ZERO,
  type Reply,
} from '../base/index.ts';
import { wordAt } from './arguments.ts';
import { readScanOptions, refuseCursor, scanPage } from './scan-options.ts';
import { answer, change, ONE_KEY, type Argv, type KeyspaceCommand, type Outcome } from './spec.ts';
import type { View } from './view.ts';
import { removeEntries } from './zset-updates.ts';

const zset = { kind: 'keyspace', group: 'sorted-set', keys: ONE_KEY } as const;
const read = { ...zset, flags: ['readonly', 'fast'] } as const;

export const ZSET_MEMBER_COMMANDS: readonly KeyspaceCommand[] = [
  {
    ...zset,
    name: 'zrem',
    summary: 'Removes members from a sorted set.',
    since: '1.2.0',
    arity: -3,
    usage: 'key member [member ...]',
    flags: ['write', 'fast'],
    prepare: zrem,
  },
  {
    ...read,
    name: 'zcard',
    summary: 'Returns the number of members of a sorted set.',
    since: '1.2.0',
    arity: 2,
    usage: 'key',
    prepare: zcard,
  },
  {
    ...read,
    name: 'zscore',
    summary: 'Returns the score of a member.',
    since: '1.2.0',
    arity: 3,
    usage: 'key member',
    prepare: zscore,
  },
  {
    ...read,
    name: 'zmscore',
    summary: 'Returns the scores of several members.',
    since: '6.2.0',
    arity: -3,
    usage: 'key member [member ...]',
    prepare: zmscore,
  },
  {
    ...read,
    name: 'zrank',
    summary: 'Returns the place of a member, the lowest score first.',
    since: '2.0.0',
    arity: 3,
    usage: 'key member',
    prepare: (view, argv) => rank(view, argv, false),
  },
  {
    ...read,
    name: 'zrevrank',
    summary: 'Returns the place of a member, the highest score first.',
    since: '2.0.0',
    arity: 3,
    usage: 'key member',
    prepare: (view, argv) => rank(view, argv, true),
  },
  {
    ...read,
    name: 'zscan',
    summary: 'Iterates over the members of a sorted set and their scores.',
    since: '2.8.0',
    arity: -3,
    usage: 'key cursor [MATCH pattern] [COUNT count]',
    flags: ['readonly'],
    prepare: zscan,
  },
];

function zrem(view: View, argv: Argv): Outcome {
  const key = wordAt(argv, 1);
  const held = view.zset(key);
  if (isError(held)) return answer(held);
  if (held === undefined) return answer(ZERO);
  const members = [...new Set(argv.slice(2))].filter((name) => held.score(name) !== undefined);
  if (members.length === 0) return answer(ZERO);
  return change(integer(members.length), removeEntries(key, members));
}

function zcard(view: View, argv: Argv): Outcome {
  const held = view.zset(wordAt(argv, 1));
  return answer(isError(held) ? held : integer(held?.size ?? 0));
}

function zscore(view: View, argv: Argv): Outcome {
  const held = view.zset(wordAt(argv, 1));
  return answer(isError(held) ? held : scoreReply(held?.score(wordAt(argv, 2))));
}

function zmscore(view: View, argv: Argv): Outcome {
  const held = view.zset(wordAt(argv, 1));
  if (isError(held)) return answer(held);
  return answer(array(argv.slice(2).map((member) => scoreReply(held?.score(member)))));
}

const scoreReply = (score: number | undefined): Reply =>
  score === undefined ? NIL : bulk(formatDouble(score));

function rank(view: View, argv: Argv, isReversed: boolean): Outcome {
  const held = view.zset(wordAt(argv, 1));
  if (isError(held)) return answer(held);
  const wanted = wordAt(argv, 2);
  if (held?.score(wanted) === undefined) return answer(NIL);
  const place = held.entries().findIndex(([member]) => member === wanted);
  return answer(integer(isReversed ? held.size - 1 - place : place));
}

/** Options of a scan over nothing are not read, as in Redis. */
function zscan(view: View, argv: Argv): Outcome {
  const refusal = refuseCursor(wordAt(argv, 2));
  if (refusal !== undefined) return answer(refusal);
  const held = view.zset(wordAt(argv, 1));
  if (isError(held)) return answer(held);
  if (held === undefined) return answer(scanPage([]));
  const options = readScanOptions(argv, 3);
  if (isError(options)) return answer(options);
  const entries = held.entries().filter(([member]) => options.selects(member));
  return answer(scanPage(entries.flatMap(([member, score]) => [member, formatDouble(score)])));
}
