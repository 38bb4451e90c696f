/**
 * Glob patterns as Redis matches them (KEYS, SCAN, PSUBSCRIBE), on bytes and case by case:
 * `*`, `?`, `[abc]`, `[a-z]`, `[^a]`, `\` before a special byte. What Redis does with malformed
 * patterns is kept: an unclosed bracket ends with the pattern, bytes from 0x80 on sort below the
 * others in a range (C's signed char), and `*` alone does not match the empty string.
 *
 * Only the last star is ever retried: once the pattern behind it matches nowhere, no earlier star
 * can help. So a match costs at most pattern × subject steps.
 */
import type { ByteString } from './bytes.ts';

/** Stars that Redis tries in one match before it gives up; the one that ends a pattern is free. */
const STARS_MAX = 1000;

/** KEYS and SCAN take the pattern `*` alone as no filter, so that it also finds the empty key. */
export function selectsKey(pattern: ByteString, key: ByteString): boolean {
  return pattern === '*' || matchesGlob(pattern, key);
}

/** Redis: stringmatchlen. */
export function matchesGlob(pattern: ByteString, subject: ByteString): boolean {
  let at = 0;
  let from = 0;
  let stars = 0;
  let retry: { readonly at: number; from: number } | undefined;
  while (from < subject.length) {
    if (pattern[at] === '*') {
      at = skipStars(pattern, at);
      if (at === pattern.length) return true;
      stars++;
      if (stars > STARS_MAX) return false;
      retry = { at, from };
      continue;
    }
    const next = at < pattern.length ? matchOne(pattern, at, subject.charCodeAt(from)) : undefined;
    if (next !== undefined) {
      at = next;
      from++;
    } else {
      if (retry === undefined) return false;
      retry.from++;
      at = retry.at;
      from = retry.from;
    }
  }
  // A pattern that only has stars left matches, unless the subject was empty from the start.
  return (subject === '' ? at : skipStars(pattern, at)) === pattern.length;
}

function skipStars(pattern: string, at: number): number {
  let end = at;
  while (pattern[end] === '*') end++;
  return end;
}

/** Where the pattern goes on when its element at `at` takes the byte, `undefined` when it does not. */
function matchOne(pattern: string, at: number, byte: number): number | undefined {
  switch (pattern.charAt(at)) {
    case '?':
      return at + 1;
    case '[':
      return matchBracket(pattern, at + 1, byte);
    case '\\':
      if (at + 1 < pattern.length) return pattern.charCodeAt(at + 1) === byte ? at + 2 : undefined;
      return byte === BACKSLASH ? at + 1 : undefined;
    default:
      return pattern.charCodeAt(at) === byte ? at + 1 : undefined;
  }
}

const BACKSLASH = 0x5c;

function matchBracket(pattern: string, start: number, byte: number): number | undefined {
  const isNegated = pattern[start] === '^';
  let at = isNegated ? start + 1 : start;
  let isListed = false;
  while (at < pattern.length && pattern[at] !== ']') {
    if (pattern[at] === '\\' && at + 1 < pattern.length) {
      isListed ||= pattern.charCodeAt(at + 1) === byte;
      at += 2;
    } else if (pattern[at + 1] === '-' && at + 2 < pattern.length) {
      isListed ||= isBetween(byte, pattern.charCodeAt(at), pattern.charCodeAt(at + 2));
      at += 3;
    } else {
      isListed ||= pattern.charCodeAt(at) === byte;
      at++;
    }
  }
  return isListed === isNegated ? undefined : Math.min(at + 1, pattern.length);
}

function isBetween(byte: number, one: number, other: number): boolean {
  const value = signedByte(byte);
  const low = Math.min(signedByte(one), signedByte(other));
  const high = Math.max(signedByte(one), signedByte(other));
  return low <= value && value <= high;
}

function signedByte(byte: number): number {
  return byte < 0x80 ? byte : byte - 0x100;
}
