/**
 * Exact integers. Redis counts in 64 bits, JavaScript numbers in 53: an `Int` is a number while
 * that is exact and a bigint beyond, always in the one form its size asks for, so that equal
 * values are `===` when small and arithmetic on ordinary counters costs no allocation.
 */
import type { ByteString } from './bytes.ts';

export type Int = number | bigint;

export const INT64_MIN = -(2n ** 63n);
export const INT64_MAX = 2n ** 63n - 1n;

export function normalInt(value: Int): Int {
  if (typeof value === 'number') return value;
  const small = Number(value);
  return Number.isSafeInteger(small) ? small : value;
}

export function addInt(left: Int, right: Int): Int {
  if (typeof left === 'number' && typeof right === 'number') {
    const sum = left + right;
    if (Number.isSafeInteger(sum)) return sum === 0 ? 0 : sum;
  }
  return normalInt(BigInt(left) + BigInt(right));
}

export function negateInt(value: Int): Int {
  return typeof value === 'number' ? (value === 0 ? 0 : -value) : normalInt(-value);
}

export function compareInt(left: Int, right: Int): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

export function fitsInt64(value: Int): boolean {
  return typeof value === 'number' || (value >= INT64_MIN && value <= INT64_MAX);
}

const CANONICAL = /^-?[1-9][0-9]{0,18}$/;

/** Redis's string2ll: optional minus, no plus, no spaces, no leading zeros, inside 64 bits. */
export function parseInt64(source: ByteString): Int | undefined {
  if (source.length < SAFE_DIGITS) return parseShort(source);
  if (!CANONICAL.test(source)) return undefined;
  const value = normalInt(BigInt(source));
  return fitsInt64(value) ? value : undefined;
}

/** So many digits, a minus among them, are always a safe integer. */
const SAFE_DIGITS = 16;

/** Nearly every integer is a short one, and a loop reads it several times faster. */
function parseShort(source: ByteString): number | undefined {
  const isNegative = source.charCodeAt(0) === MINUS;
  const first = isNegative ? 1 : 0;
  const leading = source.charCodeAt(first);
  if (leading === DIGIT_0) return source.length === 1 ? 0 : undefined;
  let value = 0;
  for (let at = first; at < source.length; at++) {
    const digit = source.charCodeAt(at) - DIGIT_0;
    if (digit < 0 || digit > 9) return undefined;
    value = value * 10 + digit;
  }
  if (source.length === first) return undefined;
  return isNegative ? -value : value;
}

const MINUS = 0x2d;
const DIGIT_0 = 0x30;

export function formatInt(value: Int): string {
  return String(value);
}
