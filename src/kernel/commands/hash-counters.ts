/**
 * HINCRBY and HINCRBYFLOAT: a field as a counter (HSH-2). What replicates is the increment, so
 * that regions which count at the same time add up (CTR-1, CTR-5); under `setVsIncr: lww` it is
 * the result, where the field was set.
 */
import {
  addInt,
  asBytes,
  bulk,
  formatInt,
  incrementFloat,
  integer,
  isError,
  parseDecimal,
  parseInt64,
  type ByteString,
  type FloatChange,
} from '../base/index.ts';
import type { Profile } from '../profile.ts';
import { readInteger, wordAt } from './arguments.ts';
import { fitsCounter } from './counters.ts';
import { error, NAN_OR_INFINITY, NOT_A_FLOAT, OVERFLOW } from './errors.ts';
import { incrementField, rewriteFields } from './hash-updates.ts';
import { answer, change, ONE_KEY, type Argv, type KeyspaceCommand, type Outcome } from './spec.ts';
import type { TypedUpdate } from './update.ts';
import type { HashView, View } from './view.ts';

const count = {
  kind: 'keyspace',
  group: 'hash',
  arity: 4,
  usage: 'key field increment',
  flags: ['write', 'denyoom', 'fast'],
  keys: ONE_KEY,
} as const;

export const HASH_COUNTER_COMMANDS: readonly KeyspaceCommand[] = [
  {
    ...count,
    name: 'hincrby',
    summary: 'Increments the integer value of a field; its TTL stays.',
    since: '2.0.0',
    prepare: hincrby,
  },
  {
    ...count,
    name: 'hincrbyfloat',
    summary: 'Increments the floating point value of a field; its TTL stays.',
    since: '2.6.0',
    prepare: hincrbyfloat,
  },
];

const NOT_AN_INTEGER_FIELD = error('ERR hash value is not an integer');
const NOT_A_FLOAT_FIELD = error('ERR hash value is not a float');
const INFINITE_INCREMENT = error('ERR value is NaN or Infinity');

function hincrby(view: View, argv: Argv): Outcome {
  const key = wordAt(argv, 1);
  const field = wordAt(argv, 2);
  const by = readInteger(wordAt(argv, 3));
  if (isError(by)) return answer(by);
  const hash = view.hash(key);
  if (isError(hash)) return answer(hash);
  const text = hash?.get(field);
  const value = text === undefined ? 0 : parseInt64(text);
  if (value === undefined) return answer(NOT_AN_INTEGER_FIELD);
  const sum = addInt(value, by);
  if (!fitsCounter(sum, view.profile)) return answer(OVERFLOW);
  const result = asBytes(formatInt(sum));
  const moved = { by };
  return change(integer(sum), countField(view.profile, key, hash, { field, moved, result }));
}

function hincrbyfloat(view: View, argv: Argv): Outcome {
  const key = wordAt(argv, 1);
  const field = wordAt(argv, 2);
  const increment = wordAt(argv, 3);
  const read = parseDecimal(increment);
  if (read === undefined) return answer(NOT_A_FLOAT);
  if (read.kind === 'infinite') return answer(INFINITE_INCREMENT);
  const hash = view.hash(key);
  if (isError(hash)) return answer(hash);
  const sum = incrementFloat(hash?.get(field) ?? asBytes('0'), increment);
  switch (sum.kind) {
    case 'not-a-float':
      return answer(NOT_A_FLOAT_FIELD);
    case 'nan-or-infinity':
      return answer(NAN_OR_INFINITY);
    case 'incremented': {
      const { text: result, change: moved } = sum;
      return change(bulk(result), countField(view.profile, key, hash, { field, moved, result }));
    }
  }
}

function countField(
  profile: Profile,
  key: ByteString,
  hash: HashView | undefined,
  counted: { readonly field: ByteString; readonly moved: FloatChange; readonly result: ByteString },
): TypedUpdate {
  const { field, moved, result } = counted;
  const isWrittenAnew = profile.switches.setVsIncr === 'lww' && hash?.isAssigned(field) === true;
  if (isWrittenAnew) return rewriteFields(key, [[field, result]]);
  return incrementField(key, field, moved);
}
