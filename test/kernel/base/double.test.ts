import { describe, expect, it, test } from 'vitest';

import { bytes } from '../../../src/kernel/base/bytes.ts';
import {
  formatDouble,
  formatDoubleLong,
  formatFixed,
  parseDouble,
  parseScoreBound,
} from '../../../src/kernel/base/double.ts';

describe('parseDouble', () => {
  it.each([
    ['3.14', 3.14],
    ['+5', 5],
    ['-inf', -Infinity],
    ['+infinity', Infinity],
    ['0x1p-3', 0.125],
    ['0x1.fffffffffffff8p0', 2],
    ['0x1.8p-1075', 5e-324],
    ['9007199254740993', 9007199254740992],
    ['1e-320', 1e-320],
  ])('reads %s', (source, value) => {
    expect(parseDouble(bytes(source))).toBe(value);
  });

  it.each([
    '',
    ' 5',
    '5 ',
    'nan',
    '1e400',
    '-1e400',
    '1e-400',
    '0x1p-1075',
    '0x1p1024',
    '1\0',
    '1e',
  ])('refuses %j as Redis does', (source) => {
    expect(parseDouble(bytes(source))).toBeUndefined();
  });
});

// Answers of ZSCORE, Redis 7.0.15.
describe('formatDoubleLong', () => {
  it.each([
    [0.1, '0.10000000000000001'],
    [3.14, '3.1400000000000001'],
    [12345.678, '12345.678'],
    [0.0001, '0.0001'],
    [0.00001, '1.0000000000000001e-05'],
    [1e16, '10000000000000000'],
    [1e17, '1e+17'],
    [1e20, '1e+20'],
    [123456789012345678, '1.2345678901234568e+17'],
    [99999999999999984, '99999999999999984'],
    [30129335979278128, '30129335979278128'],
    [5e-324, '4.9406564584124654e-324'],
    [Number.MAX_VALUE, '1.7976931348623157e+308'],
    [Infinity, 'inf'],
    [-Infinity, '-inf'],
    [-0, '-0'],
    [-1.5, '-1.5'],
  ])('prints %d', (value, printed) => {
    expect(formatDoubleLong(value)).toBe(printed);
  });

  it('comes back as the same double at every power of ten', () => {
    for (let power = -323; power <= 308; power++) {
      const value = Number(`1e${String(power)}`);
      expect(Number(formatDoubleLong(value))).toBe(value);
    }
  });

  it('takes a tie in the 18th digit to even, where the engine goes up', () => {
    expect(formatDoubleLong(2 ** -25)).toBe('2.9802322387695312e-08');
    expect((2 ** -25).toPrecision(17)).toBe('2.9802322387695313e-8');
  });
});

describe('formatFixed', () => {
  it('takes ties to even', () => {
    expect([0.03125, 0.09375].map((value) => formatFixed(value, 4))).toEqual(['0.0312', '0.0938']);
  });
});

describe('parseScoreBound', () => {
  it.each([
    ['1.5', { value: 1.5, isExclusive: false }],
    ['(1.5', { value: 1.5, isExclusive: true }],
    ['-inf', { value: -Infinity, isExclusive: false }],
    ['(+INF', { value: Infinity, isExclusive: true }],
    ['', { value: 0, isExclusive: false }],
    ['(', { value: 0, isExclusive: true }],
    [' \t1', { value: 1, isExclusive: false }],
    ['( 1', { value: 1, isExclusive: true }],
    ['1\0abc', { value: 1, isExclusive: false }],
    ['1e999', { value: Infinity, isExclusive: false }],
    ['1e-999', { value: 0, isExclusive: false }],
  ])('reads %j as strtod would', (source, bound) => {
    expect(parseScoreBound(bytes(source))).toEqual(bound);
  });

  it.each(['nan', '1 ', '((1', '1e', '.', '+', ' ', 'infinityx'])('refuses %j', (source) => {
    expect(parseScoreBound(bytes(source))).toBeUndefined();
  });
});

describe('formatDouble (shortest)', () => {
  test.each([
    [0.1, '0.1'],
    [4.1, '4.1'],
    [-2.5, '-2.5'],
    [1e17, '100000000000000000'],
    [1e21, '1e+21'],
    [1.5e300, '1.5e+300'],
    [1e-7, '1e-7'],
    [0.00001, '0.00001'],
    [2 ** -25, '2.9802322387695312e-8'],
    [-0, '-0'],
    [Infinity, 'inf'],
    [-Infinity, '-inf'],
  ])('%d is printed as %s', (value, printed) => {
    expect(formatDouble(value)).toBe(printed);
  });
});
