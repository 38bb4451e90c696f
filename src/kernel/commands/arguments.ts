/** Readers of command words: each gives the value, or the error that Redis gives instead. */
import {
  compareInt,
  EMPTY,
  formatInt,
  INT64_MAX,
  lower,
  parseInt64,
  type ByteString,
  type ErrorReply,
  type Int,
} from '../base/index.ts';
import { error, NOT_AN_INTEGER, OUT_OF_RANGE_POSITIVE } from './errors.ts';
import type { Argv } from './spec.ts';

/** Redis's LONG_MAX and its mirror image, the usual bounds of a count that may be negative. */
export const LONG_BOUNDS: Bounds = { least: -INT64_MAX, most: INT64_MAX };

export type Bounds = { readonly least: Int; readonly most: Int };

/** The word at an index; empty where the arity or the caller has ruled out that it is missing. */
export const wordAt = (argv: Argv, index: number): ByteString => argv[index] ?? EMPTY;

/** True when the word is this lower-case option. C's strcasecmp: a zero byte ends the word. */
export function isOption(word: ByteString | undefined, option: string): boolean {
  if (word === undefined) return false;
  const end = word.indexOf('\0');
  return lower(end < 0 ? word : word.slice(0, end)) === option;
}

/** A 64-bit integer (getLongLongFromObjectOrReply). */
export function readInteger(
  word: ByteString,
  refusal: ErrorReply = NOT_AN_INTEGER,
): Int | ErrorReply {
  return parseInt64(word) ?? refusal;
}

/** An integer within bounds; the refusal stands for both kinds of failure (getRangeLong…). */
export function readBounded(
  word: ByteString,
  bounds: Bounds,
  refusal?: ErrorReply,
): Int | ErrorReply {
  const value = parseInt64(word);
  if (value === undefined) return refusal ?? NOT_AN_INTEGER;
  const { least, most } = bounds;
  if (compareInt(value, least) >= 0 && compareInt(value, most) <= 0) return value;
  return refusal ?? outOfBounds(bounds);
}

const outOfBounds = ({ least, most }: Bounds): ErrorReply =>
  error(`ERR value is out of range, value must between ${formatInt(least)} and ${formatInt(most)}`);

/** A count that is not negative; counts beyond 2^53 are as good as infinite. */
export function readCount(
  word: ByteString,
  refusal: ErrorReply = OUT_OF_RANGE_POSITIVE,
): number | ErrorReply {
  const value = readBounded(word, { least: 0, most: INT64_MAX }, refusal);
  return typeof value === 'bigint' ? Number(value) : value;
}

/** A count of keys or of things to do: at least one. */
export function readPositive(word: ByteString, refusal: ErrorReply): number | ErrorReply {
  const value = readBounded(word, { least: 1, most: INT64_MAX }, refusal);
  return typeof value === 'bigint' ? Number(value) : value;
}

/** An index from either end; beyond 2^53 it is outside of anything that can be stored. */
export function readIndex(word: ByteString): number | ErrorReply {
  const value = readInteger(word);
  return typeof value === 'bigint' ? Number(value) : value;
}
