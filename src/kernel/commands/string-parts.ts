/**
 * APPEND and SETRANGE. A part of a string is not merged: each writes the whole new value, and of
 * two concurrent ones the later takes all (STR-2). The TTL stays (EXP-9).
 */
import {
  asBytes,
  compareInt,
  EMPTY,
  integer,
  isError,
  simulatedValueBytesMax,
  ZERO,
} from '../base/index.ts';
import { readInteger, wordAt } from './arguments.ts';
import { error, STRING_TOO_LONG } from './errors.ts';
import { answer, change, ONE_KEY, type Argv, type KeyspaceCommand, type Outcome } from './spec.ts';
import { fitsValue } from './string-writes.ts';
import { rewriteString } from './update.ts';
import type { View } from './view.ts';

const write = {
  kind: 'keyspace',
  group: 'string',
  flags: ['write', 'denyoom'],
  keys: ONE_KEY,
} as const;

export const STRING_PART_COMMANDS: readonly KeyspaceCommand[] = [
  {
    ...write,
    name: 'append',
    summary: 'Appends to a string value; creates the key when it is absent.',
    since: '2.0.0',
    arity: 3,
    usage: 'key value',
    flags: ['write', 'denyoom', 'fast'],
    prepare: append,
  },
  {
    ...write,
    name: 'setrange',
    summary: 'Overwrites a part of a string value, with zero bytes before it if need be.',
    since: '2.2.0',
    arity: 4,
    usage: 'key offset value',
    prepare: setrange,
  },
];

const OFFSET_OUT_OF_RANGE = error('ERR offset is out of range');

function append(view: View, argv: Argv): Outcome {
  const key = wordAt(argv, 1);
  const value = view.string(key);
  if (isError(value)) return answer(value);
  const appended = asBytes((value ?? EMPTY) + wordAt(argv, 2));
  if (!fitsValue(appended.length)) return answer(STRING_TOO_LONG);
  return change(integer(appended.length), rewriteString(key, appended));
}

function setrange(view: View, argv: Argv): Outcome {
  const offset = readInteger(wordAt(argv, 2));
  if (isError(offset)) return answer(offset);
  if (offset < 0) return answer(OFFSET_OUT_OF_RANGE);
  const key = wordAt(argv, 1);
  const value = view.string(key);
  if (isError(value)) return answer(value);
  const part = wordAt(argv, 3);
  if (part === '') return answer(value === undefined ? ZERO : integer(value.length));
  const room = simulatedValueBytesMax - part.length;
  if (compareInt(offset, room) > 0) return answer(STRING_TOO_LONG);
  const start = Number(offset);
  const before = (value ?? EMPTY).slice(0, start).padEnd(start, '\0');
  const written = asBytes(before + part + (value ?? EMPTY).slice(start + part.length));
  return change(integer(written.length), rewriteString(key, written));
}
