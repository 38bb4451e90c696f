/**
 * Deadlines of hash fields: HEXPIRE, HPEXPIRE, HEXPIREAT, HPEXPIREAT, HPERSIST. The rules of key
 * deadlines hold field by field (HSH-5): the condition is judged here and now (CLK-7), and among
 * concurrent deadlines the longest wins (EXP-1).
 */
import { array, integer, isError, type ByteString } from '../base/index.ts';
import { isOption, wordAt } from './arguments.ts';
import { error } from './errors.ts';
import { readDeadline, readFields } from './hash-field-words.ts';
import { expireFields, removeFields } from './hash-updates.ts';
import { answer, change, ONE_KEY, type Argv, type KeyspaceCommand, type Outcome } from './spec.ts';
import type { TimeUnit } from './time-unit.ts';
import type { TypedUpdate } from './update.ts';
import type { HashView, View } from './view.ts';

const expire = {
  kind: 'keyspace',
  group: 'hash',
  since: '7.4.0',
  arity: -6,
  flags: ['write', 'denyoom', 'fast'],
  keys: ONE_KEY,
} as const;

export const HASH_DEADLINE_COMMANDS: readonly KeyspaceCommand[] = [
  {
    ...expire,
    name: 'hexpire',
    summary: 'Sets the time to live of fields, in seconds.',
    usage: 'key seconds [NX | XX | GT | LT] FIELDS numfields field [field ...]',
    prepare: (view, argv) => expireAt(view, argv, { msEach: 1000, isRelative: true }),
  },
  {
    ...expire,
    name: 'hpexpire',
    summary: 'Sets the time to live of fields, in milliseconds.',
    usage: 'key milliseconds [NX | XX | GT | LT] FIELDS numfields field [field ...]',
    prepare: (view, argv) => expireAt(view, argv, { msEach: 1, isRelative: true }),
  },
  {
    ...expire,
    name: 'hexpireat',
    summary: 'Sets the deadline of fields, in seconds since the epoch.',
    usage: 'key unix-time-seconds [NX | XX | GT | LT] FIELDS numfields field [field ...]',
    prepare: (view, argv) => expireAt(view, argv, { msEach: 1000, isRelative: false }),
  },
  {
    ...expire,
    name: 'hpexpireat',
    summary: 'Sets the deadline of fields, in milliseconds since the epoch.',
    usage: 'key unix-time-milliseconds [NX | XX | GT | LT] FIELDS numfields field [field ...]',
    prepare: (view, argv) => expireAt(view, argv, { msEach: 1, isRelative: false }),
  },
  {
    ...expire,
    name: 'hpersist',
    summary: 'Removes the deadline of fields.',
    arity: -5,
    flags: ['write', 'fast'],
    usage: 'key FIELDS numfields field [field ...]',
    prepare: hpersist,
  },
];

const FIELD_COUNT_ZERO = error('ERR Parameter `numFields` should be greater than 0');

/** Replies about one field. */
const NO_FIELD = integer(-2);
const NO_TTL = integer(-1);
const CONDITION_NOT_MET = integer(0);
const CHANGED = integer(1);
const DELETED = integer(2);

type Condition = 'nx' | 'xx' | 'gt' | 'lt';
const CONDITIONS: readonly Condition[] = ['nx', 'xx', 'gt', 'lt'];

function expireAt(view: View, argv: Argv, unit: TimeUnit): Outcome {
  const key = wordAt(argv, 1);
  const hash = view.hash(key);
  if (isError(hash)) return answer(hash);
  const now = { wallMs: view.wallMs, command: wordAt(argv, 0) };
  const atMs = readDeadline(wordAt(argv, 2), unit, now);
  if (isError(atMs)) return answer(atMs);
  const condition = CONDITIONS.find((word) => isOption(argv[3], word));
  const fields = readFields(argv, condition === undefined ? 3 : 4, FIELD_COUNT_ZERO);
  if (isError(fields)) return answer(fields);
  if (hash === undefined) return answer(array(fields.map(() => NO_FIELD)));
  return expireEach(hash, key, { fields, condition, atMs, isPast: atMs <= view.wallMs });
}

function expireEach(
  hash: HashView,
  key: ByteString,
  wanted: {
    readonly fields: readonly ByteString[];
    readonly condition: Condition | undefined;
    readonly atMs: number;
    readonly isPast: boolean;
  },
): Outcome {
  const { atMs, condition, isPast } = wanted;
  // A field named twice finds, the second time, what the first time left behind.
  const touched = new Set<ByteString>();
  const replies = wanted.fields.map((field) => {
    const isTouched = touched.has(field);
    if (hash.get(field) === undefined || (isTouched && isPast)) return NO_FIELD;
    const currentMs = isTouched ? atMs : hash.deadlineMs(field);
    if (!isAllowed(condition, currentMs, atMs)) return CONDITION_NOT_MET;
    touched.add(field);
    return isPast ? DELETED : CHANGED;
  });
  if (touched.size === 0) return answer(array(replies));
  const changed = [...touched];
  const update = isPast ? removeFields(key, changed) : expireFields(key, changed, atMs);
  return change(array(replies), update);
}

/** A field without a deadline counts as one that never comes. */
function isAllowed(
  condition: Condition | undefined,
  currentMs: number | undefined,
  atMs: number,
): boolean {
  switch (condition) {
    case undefined:
      return true;
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

function hpersist(view: View, argv: Argv): Outcome {
  const key = wordAt(argv, 1);
  const hash = view.hash(key);
  if (isError(hash)) return answer(hash);
  const fields = readFields(argv, 2);
  if (isError(fields)) return answer(fields);
  if (hash === undefined) return answer(array(fields.map(() => NO_FIELD)));
  const persistent = new Set<ByteString>();
  const replies = fields.map((field) => {
    if (hash.get(field) === undefined) return NO_FIELD;
    if (hash.deadlineMs(field) === undefined || persistent.has(field)) return NO_TTL;
    persistent.add(field);
    return CHANGED;
  });
  return change(array(replies), ...persistFields(view, key, fields));
}

/** EXP-2: of a field without a deadline nothing changes, unless the profile says otherwise. */
export function persistFields(
  view: View,
  key: ByteString,
  fields: readonly ByteString[],
): TypedUpdate[] {
  const hash = view.hash(key);
  if (hash === undefined || isError(hash)) return [];
  const writesAlways = view.profile.switches.persistNoTtl === 'writes-infinity';
  const changed = [...new Set(fields)].filter((field) => {
    if (hash.get(field) === undefined) return false;
    return writesAlways || hash.deadlineMs(field) !== undefined;
  });
  return changed.length === 0 ? [] : [expireFields(key, changed, Infinity)];
}
