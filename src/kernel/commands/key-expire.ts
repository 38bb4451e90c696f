/**
 * EXPIRE and its relatives, PERSIST. Conditions are judged by what this region shows; among
 * concurrent deadlines the longest wins, and none is longer than any (EXP-1, EXP-2). A deadline
 * in the past deletes the key, by an ordinary DEL (KEY-1).
 */
import { isError, ONE, ZERO, type ByteString, type ErrorReply } from '../base/index.ts';
import { isOption, wordAt } from './arguments.ts';
import { error, namedInError } from './errors.ts';
import { readAnyDeadline } from './key-deadlines.ts';
import { answer, change, ONE_KEY, type Argv, type KeyspaceCommand, type Outcome } from './spec.ts';
import type { TimeUnit } from './time-unit.ts';
import { deleteKey, expireKey, type Update } from './update.ts';
import type { View } from './view.ts';

const write = {
  kind: 'keyspace',
  group: 'generic',
  flags: ['write', 'fast'],
  keys: ONE_KEY,
} as const;
const CONDITIONS = '[NX | XX | GT | LT]';

export const KEY_EXPIRE_COMMANDS: readonly KeyspaceCommand[] = [
  {
    ...write,
    name: 'expire',
    summary: 'Sets the time to live of a key, in seconds.',
    since: '1.0.0',
    arity: -3,
    usage: `key seconds ${CONDITIONS}`,
    prepare: (view, argv) => expire(view, argv, { msEach: 1000, isRelative: true }),
  },
  {
    ...write,
    name: 'pexpire',
    summary: 'Sets the time to live of a key, in milliseconds.',
    since: '2.6.0',
    arity: -3,
    usage: `key milliseconds ${CONDITIONS}`,
    prepare: (view, argv) => expire(view, argv, { msEach: 1, isRelative: true }),
  },
  {
    ...write,
    name: 'expireat',
    summary: 'Sets the deadline of a key, in seconds since the epoch.',
    since: '1.2.0',
    arity: -3,
    usage: `key unix-time-seconds ${CONDITIONS}`,
    prepare: (view, argv) => expire(view, argv, { msEach: 1000, isRelative: false }),
  },
  {
    ...write,
    name: 'pexpireat',
    summary: 'Sets the deadline of a key, in milliseconds since the epoch.',
    since: '2.6.0',
    arity: -3,
    usage: `key unix-time-milliseconds ${CONDITIONS}`,
    prepare: (view, argv) => expire(view, argv, { msEach: 1, isRelative: false }),
  },
  {
    ...write,
    name: 'persist',
    summary: 'Removes the deadline of a key.',
    since: '2.2.0',
    arity: 2,
    usage: 'key',
    prepare: persist,
  },
];

const NX_BESIDE_OTHERS = error(
  'ERR NX and XX, GT or LT options at the same time are not compatible',
);
const GT_BESIDE_LT = error('ERR GT and LT options at the same time are not compatible');

type Word = 'nx' | 'xx' | 'gt' | 'lt';
const WORDS: readonly Word[] = ['nx', 'xx', 'gt', 'lt'];

function expire(view: View, argv: Argv, unit: TimeUnit): Outcome {
  const conditions = readConditions(argv);
  if (isError(conditions)) return answer(conditions);
  const atMs = readAnyDeadline(view, argv, { word: wordAt(argv, 2), unit });
  if (isError(atMs)) return answer(atMs);
  const key = wordAt(argv, 1);
  if (view.type(key) === undefined) return answer(ZERO);
  const currentMs = view.deadlineMs(key);
  if (!conditions.every((word) => isMet(word, currentMs, atMs))) return answer(ZERO);
  return change(ONE, atMs <= view.wallMs ? deleteKey(key) : expireKey(key, atMs));
}

function readConditions(argv: Argv): readonly Word[] | ErrorReply {
  const conditions: Word[] = [];
  for (const option of argv.slice(3)) {
    const word = WORDS.find((known) => isOption(option, known));
    if (word === undefined) return error(`ERR Unsupported option ${namedInError(option)}`);
    conditions.push(word);
  }
  if (conditions.includes('nx') && conditions.some((word) => word !== 'nx')) {
    return NX_BESIDE_OTHERS;
  }
  const isContrary = conditions.includes('gt') && conditions.includes('lt');
  return isContrary ? GT_BESIDE_LT : conditions;
}

/** A key without a deadline counts as one that never expires. */
function isMet(word: Word, currentMs: number | undefined, atMs: number): boolean {
  switch (word) {
    case 'nx':
      return currentMs === undefined;
    case 'xx':
      return currentMs !== undefined;
    case 'gt':
      return atMs > (currentMs ?? Infinity);
    case 'lt':
      return atMs < (currentMs ?? Infinity);
  }
}

function persist(view: View, argv: Argv): Outcome {
  const key = wordAt(argv, 1);
  const hadDeadline = view.deadlineMs(key) !== undefined;
  return change(hadDeadline ? ONE : ZERO, ...planPersist(view, key));
}

/** EXP-2: of a key without a deadline nothing changes, unless the profile says otherwise. */
export function planPersist(view: View, key: ByteString): readonly Update[] {
  if (view.type(key) === undefined) return [];
  const writesAlways = view.profile.switches.persistNoTtl === 'writes-infinity';
  const writes = writesAlways || view.deadlineMs(key) !== undefined;
  return writes ? [expireKey(key, Infinity)] : [];
}
