import { describe, expect, it } from 'vitest';

import { asBytes, bytes } from '../../../src/kernel/base/bytes.ts';
import { matchesGlob, selectsKey } from '../../../src/kernel/base/glob.ts';

const KEYS = [
  'hello',
  'hallo',
  'hxllo',
  'hllo',
  'h^llo',
  'a-c',
  'b',
  '[abc',
  'a\\b',
  '^',
  ']',
  '-',
];
const found = (pattern: string, keys: readonly string[] = [...KEYS, 'a]c']) =>
  keys.filter((key) => matchesGlob(asBytes(pattern), asBytes(key)));

// Answers of KEYS, Redis 7.0.15, over the same keys.
describe('matchesGlob', () => {
  it.each([
    ['h?llo', ['hello', 'hallo', 'hxllo', 'h^llo']],
    ['h*llo', ['hello', 'hallo', 'hxllo', 'hllo', 'h^llo']],
    ['h[ae]llo', ['hello', 'hallo']],
    ['h[^e]llo', ['hallo', 'hxllo', 'h^llo']],
    ['[a-c]', ['b']],
    ['h[\\^]llo', ['h^llo']],
    ['\\[abc', ['[abc']],
    ['a\\\\b', ['a\\b']],
    ['*[bc]*', ['a-c', 'b', '[abc', 'a\\b', 'a]c']],
    ['a[\\]]c', ['a]c']],
  ])('finds by %s', (pattern, keys) => {
    expect(found(pattern)).toEqual(keys);
  });

  it.each([
    ['[', []],
    ['[a', []],
    ['[^a', ['b', '^', ']', '-']],
    ['[^', ['b', '^', ']', '-']],
    ['[^]', ['b', '^', ']', '-']],
    ['[]x', []],
    ['a[]]c', []],
    ['[a-', ['-']],
    ['[x-]', ['b', '^', ']']],
    ['[c-a]', ['b']],
    ['a\\', []],
  ])('treats the malformed %s as Redis does', (pattern, keys) => {
    expect(found(pattern)).toEqual(keys);
  });

  it('sorts high bytes below the others in a range', () => {
    expect(found('[a-\xff]x', ['\x80x', '\xffx', 'ax', 'bx'])).toEqual(['\xffx', 'ax']);
  });

  it('matches case by case', () => {
    expect(matchesGlob(bytes('H*'), bytes('hello'))).toBe(false);
  });

  it('does not match the empty string with a star', () => {
    expect(matchesGlob(bytes('*'), bytes(''))).toBe(false);
    expect(matchesGlob(bytes(''), bytes(''))).toBe(true);
  });

  it('gives up after a thousand stars', () => {
    const subject = bytes('a'.repeat(1100));

    expect(matchesGlob(bytes('*a'.repeat(1000)), subject)).toBe(true);
    expect(matchesGlob(bytes('*a'.repeat(1001)), subject)).toBe(false);
  });

  it('answers a pattern made to explode in a moment', () => {
    expect(matchesGlob(bytes(`${'a*'.repeat(500)}b`), bytes('a'.repeat(20_000)))).toBe(false);
  });
});

describe('selectsKey', () => {
  it('finds the empty key by a star alone, and not by two', () => {
    expect(selectsKey(bytes('*'), bytes(''))).toBe(true);
    expect(selectsKey(bytes('**'), bytes(''))).toBe(false);
  });
});
