/**
 * Cursor and options of SCAN, SSCAN, HSCAN and ZSCAN. A scan of one key answers everything in one
 * page, as Redis does for small collections, so its cursor is checked and has no more to say.
 */
import {
  array,
  asBytes,
  bulk,
  bulks,
  isError,
  selectsKey,
  type ArrayReply,
  type ByteString,
  type ErrorReply,
} from '../base/index.ts';
import { isOption, readInteger } from './arguments.ts';
import { error, SYNTAX } from './errors.ts';
import type { Argv } from './spec.ts';

const INVALID_CURSOR = error('ERR invalid cursor');
const ULONG_MAX = 2n ** 64n - 1n;

/** A cursor as C's strtoul reads it, which lets a negative one wrap, or the error of Redis. */
export function readCursor(word: ByteString): bigint | ErrorReply {
  const digits = /^(?:([+-]?)([0-9]+))?(?:\0|$)/.exec(word);
  const value = BigInt(digits?.[2] ?? '0');
  if (digits === null || value > ULONG_MAX) return INVALID_CURSOR;
  return digits[1] === '-' ? BigInt.asUintN(64, -value) : value;
}

/** The error for a cursor that is none, where its value has nothing to say. */
export function refuseCursor(word: ByteString): ErrorReply | undefined {
  const cursor = readCursor(word);
  return isError(cursor) ? cursor : undefined;
}

export type ScanOptions = {
  readonly selects: (name: ByteString) => boolean;
  /** How many to look at, 10 unless said otherwise. */
  readonly count: number;
  /** As the caller wrote it; only SCAN takes one. */
  readonly type: ByteString | undefined;
};

/** Reads MATCH, COUNT and, where it is allowed, TYPE from an index on. */
export function readScanOptions(
  argv: Argv,
  from: number,
  takesType = false,
): ScanOptions | ErrorReply {
  let pattern: ByteString | undefined;
  let type: ByteString | undefined;
  let count = 10;
  for (let at = from; at < argv.length; at += 2) {
    const value = argv[at + 1];
    if (value === undefined) return SYNTAX;
    if (isOption(argv[at], 'count')) {
      const read = readInteger(value);
      if (isError(read)) return read;
      if (read < 1) return SYNTAX;
      count = Number(read);
    } else if (isOption(argv[at], 'match')) pattern = value;
    else if (takesType && isOption(argv[at], 'type')) type = value;
    else return SYNTAX;
  }
  const wanted = pattern;
  const selects = (name: ByteString): boolean => wanted === undefined || selectsKey(wanted, name);
  return { selects, count, type };
}

/** The one page that is also the last. */
export const scanPage = (items: readonly ByteString[]): ArrayReply =>
  array([bulk(asBytes('0')), bulks(items)]);
