/**
 * HGETDEL and HGETEX: fields are read and, in the same step, deleted or given another deadline.
 * Both are local, so two regions may take the same field (CLK-7).
 */
import { array, bulkOrNil, isError, NIL, type ByteString, type ErrorReply } from '../base/index.ts';
import { isOption, wordAt } from './arguments.ts';
import { persistFields } from './hash-deadlines.ts';
import { readDeadline, readFields } from './hash-field-words.ts';
import { expireFields, removeFields } from './hash-updates.ts';
import { answer, change, ONE_KEY, type Argv, type KeyspaceCommand, type Outcome } from './spec.ts';
import { timeUnitOf } from './time-unit.ts';
import type { TypedUpdate } from './update.ts';
import type { HashView, View } from './view.ts';

const take = {
  kind: 'keyspace',
  group: 'hash',
  since: '8.0.0',
  arity: -5,
  flags: ['write', 'fast'],
  keys: ONE_KEY,
} as const;

export const HASH_GET_COMMANDS: readonly KeyspaceCommand[] = [
  {
    ...take,
    name: 'hgetdel',
    summary: 'Returns the values of fields and deletes them.',
    usage: 'key FIELDS numfields field [field ...]',
    prepare: hgetdel,
  },
  {
    ...take,
    name: 'hgetex',
    summary: 'Returns the values of fields and changes when they expire.',
    usage:
      'key [EX seconds | PX milliseconds | EXAT unix-time-seconds | PXAT unix-time-milliseconds | PERSIST] FIELDS numfields field [field ...]',
    prepare: hgetex,
  },
];

function hgetdel(view: View, argv: Argv): Outcome {
  const key = wordAt(argv, 1);
  const hash = view.hash(key);
  if (isError(hash)) return answer(hash);
  const fields = readFields(argv, 2);
  return isError(fields) ? answer(fields) : takeFields(hash, key, fields);
}

/** A field named twice is gone the second time. */
function takeFields(
  hash: HashView | undefined,
  key: ByteString,
  fields: readonly ByteString[],
): Outcome {
  const taken = new Set<ByteString>();
  const replies = fields.map((field) => {
    const value = hash?.get(field);
    if (value === undefined || taken.has(field)) return NIL;
    taken.add(field);
    return bulkOrNil(value);
  });
  if (taken.size === 0) return answer(array(replies));
  return change(array(replies), removeFields(key, [...taken]));
}

/** What HGETEX does besides reading: nothing, forget deadlines, or set one (epoch ms). */
type Expiration =
  | { readonly kind: 'none' }
  | { readonly kind: 'persist' }
  | { readonly kind: 'at'; readonly atMs: number };

function hgetex(view: View, argv: Argv): Outcome {
  const key = wordAt(argv, 1);
  const hash = view.hash(key);
  if (isError(hash)) return answer(hash);
  const expiration = readExpiration(view, argv);
  if (isError(expiration)) return answer(expiration);
  const fieldsAt = { none: 2, persist: 3, at: 4 }[expiration.kind];
  const fields = readFields(argv, fieldsAt);
  if (isError(fields)) return answer(fields);
  if (expiration.kind === 'at' && expiration.atMs <= view.wallMs) {
    return takeFields(hash, key, fields);
  }
  const replies = fields.map((field) => bulkOrNil(hash?.get(field)));
  return change(array(replies), ...planExpiration(view, key, { fields, expiration }));
}

function readExpiration(view: View, argv: Argv): Expiration | ErrorReply {
  if (isOption(argv[2], 'persist')) return { kind: 'persist' };
  const unit = timeUnitOf(argv[2]);
  if (unit === undefined) return { kind: 'none' };
  const now = { wallMs: view.wallMs, command: wordAt(argv, 0) };
  const atMs = readDeadline(wordAt(argv, 3), unit, now);
  return isError(atMs) ? atMs : { kind: 'at', atMs };
}

function planExpiration(
  view: View,
  key: ByteString,
  wanted: { readonly fields: readonly ByteString[]; readonly expiration: Expiration },
): TypedUpdate[] {
  const { expiration } = wanted;
  switch (expiration.kind) {
    case 'none':
      return [];
    case 'persist':
      return persistFields(view, key, wanted.fields);
    case 'at': {
      const hash = view.hash(key);
      if (hash === undefined || isError(hash)) return [];
      const named = [...new Set(wanted.fields)];
      const fields = named.filter((field) => hash.get(field) !== undefined);
      return fields.length === 0 ? [] : [expireFields(key, fields, expiration.atMs)];
    }
  }
}
