/**
 * Cursor and options of SCAN, SSCAN, HSCAN and ZSCAN. A scan here answers everything in one page,
 * as Redis does for small collections, so a cursor is checked and then has no more to say.
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

/** The error that Redis gives for a cursor (C's strtoul reads it), `undefined` when it takes it. */
export function refuseCursor(word: ByteString): ErrorReply | undefined {
  const digits = /^(?:[+-]?([0-9]+))?(?:\0|$)/.exec(word);
  if (digits === null || BigInt(digits[1] ?? '0') > ULONG_MAX) return INVALID_CURSOR;
  return undefined;
}

export type ScanOptions = {
  readonly selects: (name: ByteString) => boolean;
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
  for (let at = from; at < argv.length; at += 2) {
    const value = argv[at + 1];
    if (value === undefined) return SYNTAX;
    if (isOption(argv[at], 'count')) {
      const count = readInteger(value);
      if (isError(count)) return count;
      if (count < 1) return SYNTAX;
    } else if (isOption(argv[at], 'match')) pattern = value;
    else if (takesType && isOption(argv[at], 'type')) type = value;
    else return SYNTAX;
  }
  const wanted = pattern;
  const selects = (name: ByteString): boolean => wanted === undefined || selectsKey(wanted, name);
  return { selects, type };
}

/** The one page that is also the last. */
export const scanPage = (items: readonly ByteString[]): ArrayReply =>
  array([bulk(asBytes('0')), bulks(items)]);
