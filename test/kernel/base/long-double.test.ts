import { describe, expect, it } from 'vitest';

import { bytes } from '../../../src/kernel/base/bytes.ts';
import { addLongDouble, parseLongDouble } from '../../../src/kernel/base/long-double.ts';

function add(left: string, right: string): string | undefined {
  const [a, b] = [parseLongDouble(bytes(left)), parseLongDouble(bytes(right))];
  if (a === undefined || b === undefined) throw new Error('the test expects two floats');
  return addLongDouble(a, b);
}

// Answers of INCRBYFLOAT, Redis 7.0.15 on x86-64.
describe('addLongDouble', () => {
  it.each([
    ['0.1', '0.2', '0.3'],
    ['3.0e3', '200', '3200'],
    ['10.5', '0.1', '10.6'],
    ['0x10', '0x.8', '16.5'],
    ['-0', '-0', '0'],
    ['0', '-1e-20', '0'],
    ['0.3', '-0.3', '0'],
    ['9223372036854775807', '1', '9223372036854775808'],
    ['18446744073709551615', '1', '18446744073709551616'],
  ])('answers %s + %s as Redis', (left, right, sum) => {
    expect(add(left, right)).toBe(sum);
  });

  it('loses the bits that a mantissa of 64 has no place for', () => {
    expect(add('18446744073709551616', '1')).toBe('18446744073709551616');
  });

  it('shows what rounding to 64 bits leaves in the seventeenth digit', () => {
    expect(add('1000.1', '0')).toBe('1000.09999999999999998');
  });

  it.each([
    ['inf', '1'],
    ['-inf', 'inf'],
    ['1e4932', '1e4932'],
  ])('has no sum for %s + %s', (left, right) => {
    expect(add(left, right)).toBeUndefined();
  });
});

describe('parseLongDouble', () => {
  it.each(['1e4933', '1e-4952', '1.8e-4951', 'nan', '', ' 1', '1 ', 'abc', '1\0'])(
    'refuses %j',
    (source) => {
      expect(parseLongDouble(bytes(source))).toBeUndefined();
    },
  );

  it.each(['1e4932', '1e-4950', '1.9e-4951', '-infinity'])('takes %s', (source) => {
    expect(parseLongDouble(bytes(source))).toBeDefined();
  });

  it('takes 5119 bytes and refuses 5120', () => {
    const longest = `0.${'0'.repeat(5117)}`;

    expect(parseLongDouble(bytes(longest))).toBeDefined();
    expect(parseLongDouble(bytes(`${longest}0`))).toBeUndefined();
  });
});
