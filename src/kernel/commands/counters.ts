/**
 * Counters: INCR and its relatives. What replicates is the step, so concurrent ones all count
 * (CTR-1); the bound is checked on what this region shows (CTR-4). No value is unique or capped
 * across regions (CTR-7).
 */
import {
  addInt,
  asBytes,
  bulk,
  fitsInt64,
  formatInt,
  incrementFloat,
  INT64_MIN,
  integer,
  isError,
  negateInt,
  type ByteString,
  type FloatChange,
  type Int,
} from '../base/index.ts';
import type { Profile } from '../profile.ts';
import { readInteger, wordAt } from './arguments.ts';
import { error, NAN_OR_INFINITY, NOT_A_FLOAT, OVERFLOW } from './errors.ts';
import { answer, change, ONE_KEY, type Argv, type KeyspaceCommand, type Outcome } from './spec.ts';
import { rewriteString, type Update } from './update.ts';
import type { View } from './view.ts';

const count = {
  kind: 'keyspace',
  group: 'string',
  flags: ['write', 'denyoom', 'fast'],
  keys: ONE_KEY,
} as const;

export const COUNTER_COMMANDS: readonly KeyspaceCommand[] = [
  {
    ...count,
    name: 'incr',
    summary: 'Increments the integer value of a key by one; an absent key counts as 0.',
    since: '1.0.0',
    arity: 2,
    usage: 'key',
    prepare: (view, argv) => incrementBy(view, argv, 1),
  },
  {
    ...count,
    name: 'decr',
    summary: 'Decrements the integer value of a key by one; an absent key counts as 0.',
    since: '1.0.0',
    arity: 2,
    usage: 'key',
    prepare: (view, argv) => incrementBy(view, argv, -1),
  },
  {
    ...count,
    name: 'incrby',
    summary: 'Increments the integer value of a key by a number.',
    since: '1.0.0',
    arity: 3,
    usage: 'key increment',
    prepare: incrby,
  },
  {
    ...count,
    name: 'decrby',
    summary: 'Decrements the integer value of a key by a number.',
    since: '1.0.0',
    arity: 3,
    usage: 'key decrement',
    prepare: decrby,
  },
  {
    ...count,
    name: 'incrbyfloat',
    summary: 'Increments the numeric value of a key by a floating-point number.',
    since: '2.6.0',
    arity: 3,
    usage: 'key increment',
    prepare: incrbyfloat,
  },
];

const DECREMENT_OVERFLOW = error('ERR decrement would overflow');

/** CTR-4: 59 bits, sign included, or the 64 of a single Redis. */
const LEAST_59_BIT = -(2n ** 58n);
const MOST_59_BIT = 2n ** 58n - 1n;

function incrby(view: View, argv: Argv): Outcome {
  const by = readInteger(wordAt(argv, 2));
  return isError(by) ? answer(by) : incrementBy(view, argv, by);
}

function decrby(view: View, argv: Argv): Outcome {
  const by = readInteger(wordAt(argv, 2));
  if (isError(by)) return answer(by);
  if (by === INT64_MIN) return answer(DECREMENT_OVERFLOW);
  return incrementBy(view, argv, negateInt(by));
}

function incrementBy(view: View, argv: Argv, by: Int): Outcome {
  const key = wordAt(argv, 1);
  const before = view.integer(key);
  if (isError(before)) return answer(before);
  const after = addInt(before, by);
  if (!fitsCounter(after, view.profile)) return answer(OVERFLOW);
  return change(integer(after), step(view, key, { by }, after));
}

/** Shared by the counters in hashes. */
export function fitsCounter(value: Int, profile: Profile): boolean {
  if (profile.switches.counterBound === 'none') return fitsInt64(value);
  return value >= LEAST_59_BIT && value <= MOST_59_BIT;
}

/**
 * CTR-2: the step; under `setVsIncr: lww` what a value that was set comes to, as a plain write. Of a
 * counter that nobody set the step replicates always (CTR-1).
 */
function step(
  view: View,
  key: ByteString,
  { by, slip }: FloatChange,
  after: Int | ByteString,
): Update {
  if (view.profile.switches.setVsIncr === 'lww' && view.isAssigned(key)) {
    return rewriteString(key, typeof after === 'string' ? after : asBytes(formatInt(after)));
  }
  if (slip === undefined) return { type: 'string', key, intent: { op: 'increment', by } };
  return { type: 'string', key, intent: { op: 'increment', by, slip } };
}

/** CTR-5: replicates exact decimals, so sums agree everywhere. */
function incrbyfloat(view: View, argv: Argv): Outcome {
  const key = wordAt(argv, 1);
  const value = view.string(key);
  if (isError(value)) return answer(value);
  const sum = incrementFloat(value ?? asBytes('0'), wordAt(argv, 2));
  if (sum.kind === 'not-a-float') return answer(NOT_A_FLOAT);
  if (sum.kind === 'nan-or-infinity') return answer(NAN_OR_INFINITY);
  return change(bulk(sum.text), step(view, key, sum.change, sum.text));
}
