import { describe, expect, it } from 'vitest';

import { asBytes, bytes, EMPTY } from '../../../src/kernel/base/bytes.ts';
import {
  combineBits,
  countBits,
  findBit,
  getBit,
  growToBit,
  parseBitOffset,
  setBit,
} from '../../../src/kernel/base/bits.ts';
import { INT64_MAX, INT64_MIN } from '../../../src/kernel/base/int.ts';

const FOOBAR = bytes('foobar');
const ONES = asBytes('\xff\xff');

describe('one bit', () => {
  it('is counted from the highest bit of the first byte', () => {
    expect(setBit(EMPTY, 0, 1)).toBe('\x80');
    expect(setBit(EMPTY, 15, 1)).toBe('\0\x01');
  });

  it('is zero beyond the end', () => {
    expect(getBit(ONES, 16)).toBe(0);
    expect(getBit(ONES, 15)).toBe(1);
  });

  it('is cleared without touching the others', () => {
    expect(setBit(ONES, 9, 0)).toBe('\xff\xbf');
  });

  it('makes the string grow even when it is zero', () => {
    expect(setBit(EMPTY, 8, 0)).toBe('\0\0');
    expect(growToBit(ONES, 15)).toBe(ONES);
  });
});

describe('parseBitOffset', () => {
  it('ends at the last bit of 512 megabytes', () => {
    expect(parseBitOffset(bytes('4294967295'))).toBe(4294967295);
    expect(parseBitOffset(bytes('4294967296'))).toBeUndefined();
  });

  it('counts in fields after a hash sign, where fields are known', () => {
    expect(parseBitOffset(bytes('#3'), 8)).toBe(24);
    expect(parseBitOffset(bytes('#3'))).toBeUndefined();
  });

  it.each(['-1', '01', 'x', '', '#', '#536870912'])('refuses %j', (source) => {
    expect(parseBitOffset(bytes(source), 8)).toBeUndefined();
  });
});

// Answers of BITCOUNT, Redis 7.0.15.
describe('countBits', () => {
  it('counts the whole string without a range', () => {
    expect(countBits(FOOBAR)).toBe(26);
  });

  it.each([
    [{ start: 0, end: 0, unit: 'byte' }, 4],
    [{ start: 1, end: 1, unit: 'byte' }, 6],
    [{ start: 5, end: 30, unit: 'bit' }, 17],
    [{ start: 0, end: 1, unit: 'bit' }, 1],
    [{ start: -100, end: -200, unit: 'byte' }, 0],
    [{ start: -200, end: -100, unit: 'byte' }, 4],
    [{ start: -1, end: -1, unit: 'byte' }, 4],
    [{ start: 4, end: 2, unit: 'byte' }, 0],
    [{ start: -1, end: -2, unit: 'byte' }, 0],
    [{ start: INT64_MIN, end: INT64_MAX, unit: 'bit' }, 26],
  ] as const)('counts %o', (range, count) => {
    expect(countBits(FOOBAR, range)).toBe(count);
  });
});

// Answers of BITPOS, Redis 7.0.15.
describe('findBit', () => {
  it('believes in zeros behind the string when no end is given', () => {
    expect(findBit(ONES, 0)).toBe(16);
    expect(findBit(ONES, 0, { start: 1, unit: 'byte' })).toBe(16);
  });

  it('does not when an end is given', () => {
    expect(findBit(ONES, 0, { start: 0, end: -1, unit: 'byte' })).toBe(-1);
  });

  it('finds nothing behind the string', () => {
    expect(findBit(ONES, 0, { start: 2, unit: 'byte' })).toBe(-1);
    expect(findBit(EMPTY, 0)).toBe(-1);
  });

  it('never believes in ones', () => {
    expect(findBit(asBytes('\0'), 1)).toBe(-1);
  });

  it('starts and ends inside bytes when counting bits', () => {
    expect(findBit(asBytes('\xff\xf0\x00'), 0, { start: 3, end: 12, unit: 'bit' })).toBe(12);
    expect(findBit(asBytes('\xff\xf0\x00'), 0, { start: 3, end: 11, unit: 'bit' })).toBe(-1);
  });
});

describe('combineBits', () => {
  it.each([
    ['AND', '\x0f\0'],
    ['OR', '\xff\x0f'],
    ['XOR', '\xf0\x0f'],
  ] as const)('pads the shorter source with zeros for %s', (operation, result) => {
    expect(combineBits(operation, [asBytes('\xff'), asBytes('\x0f\x0f')])).toBe(result);
  });

  it('turns every bit round for NOT', () => {
    expect(combineBits('NOT', [asBytes('\xf0\x01')])).toBe('\x0f\xfe');
  });

  it('makes nothing of nothing', () => {
    expect(combineBits('OR', [EMPTY, EMPTY])).toBe('');
  });
});
