/** Deadlines of keys as commands write them: from now or absolute, in seconds or milliseconds. */
import {
  compareInt,
  expiryMsMax,
  INT64_MIN,
  isError,
  type ByteString,
  type ErrorReply,
  type Int,
} from '../base/index.ts';
import { readInteger, wordAt } from './arguments.ts';
import { invalidExpire } from './errors.ts';
import type { Argv } from './spec.ts';
import type { TimeUnit } from './time-unit.ts';
import type { View } from './view.ts';

/** A deadline that must lie ahead of 0, as SET and its relatives want it. Epoch ms. */
export function readDeadline(
  view: View,
  argv: Argv,
  time: { readonly word: ByteString; readonly unit: TimeUnit },
): number | ErrorReply {
  const count = readInteger(time.word);
  if (isError(count)) return count;
  if (compareInt(count, 0) <= 0) return invalidExpire(wordAt(argv, 0));
  return deadlineOf(view, argv, { count, unit: time.unit });
}

/** A deadline that may be past, even negative, as EXPIRE takes it. Epoch ms. */
export function readAnyDeadline(
  view: View,
  argv: Argv,
  time: { readonly word: ByteString; readonly unit: TimeUnit },
): number | ErrorReply {
  const count = readInteger(time.word);
  if (isError(count)) return count;
  return deadlineOf(view, argv, { count, unit: time.unit });
}

/** EXP-6: what lies beyond `expiryMsMax` is refused, as Redis refuses what overflows. */
function deadlineOf(
  view: View,
  argv: Argv,
  time: { readonly count: Int; readonly unit: TimeUnit },
): number | ErrorReply {
  const { count, unit } = time;
  const isTooLow = unit.msEach === 1000 && compareInt(count, INT64_MIN / 1000n) < 0;
  if (isTooLow || compareInt(count, expiryMsMax) > 0) return invalidExpire(wordAt(argv, 0));
  const atMs = Number(count) * unit.msEach + (unit.isRelative ? view.wallMs : 0);
  return atMs > expiryMsMax ? invalidExpire(wordAt(argv, 0)) : atMs;
}
