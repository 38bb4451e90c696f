/**
 * The words that commands on field deadlines share: `FIELDS numfields field …`, and a time to live
 * or a deadline. These commands are younger than Redis 7.0; texts and order of checks are Redis 8's.
 */
import {
  compareInt,
  expiryMsMax,
  isError,
  type ByteString,
  type ErrorReply,
} from '../base/index.ts';
import { isOption, readInteger, readPositive, wordAt } from './arguments.ts';
import { error, invalidExpire } from './errors.ts';
import type { Argv } from './spec.ts';
import type { TimeUnit } from './time-unit.ts';

const FIELD_COUNT_NOT_POSITIVE = error('ERR Number of fields must be a positive integer');
const FIELDS_MISPLACED = error(
  'ERR Mandatory argument FIELDS is missing or not at the right position',
);
const FIELD_COUNT_WRONG = error('ERR The `numfields` parameter must match the number of arguments');
const EXPIRE_NEGATIVE = error('ERR invalid expire time, must be >= 0');

/** The fields of a FIELDS clause that starts at `at` and ends the command. */
export function readFields(
  argv: Argv,
  at: number,
  notPositive: ErrorReply = FIELD_COUNT_NOT_POSITIVE,
): readonly ByteString[] | ErrorReply {
  if (!isOption(argv[at], 'fields')) return FIELDS_MISPLACED;
  const count = readPositive(wordAt(argv, at + 1), notPositive);
  if (isError(count)) return count;
  return count === argv.length - at - 2 ? argv.slice(at + 2) : FIELD_COUNT_WRONG;
}

/** A deadline in epoch ms: not negative and not beyond `expiryMsMax` (EXP-6). */
export function readDeadline(
  word: ByteString,
  unit: TimeUnit,
  now: { readonly wallMs: number; readonly command: ByteString },
): number | ErrorReply {
  const time = readInteger(word);
  if (isError(time)) return time;
  if (time < 0) return EXPIRE_NEGATIVE;
  if (compareInt(time, expiryMsMax) > 0) return invalidExpire(now.command);
  const atMs = Number(time) * unit.msEach + (unit.isRelative ? now.wallMs : 0);
  return atMs > expiryMsMax ? invalidExpire(now.command) : atMs;
}
