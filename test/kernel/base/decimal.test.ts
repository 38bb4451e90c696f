import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { bytes } from '../../../src/kernel/base/bytes.ts';
import {
  addDecimal,
  compareDecimal,
  decimalOfText,
  formatDecimal,
  isDecimal,
  negateDecimal,
  parseDecimal,
  subtractDecimal,
  type Decimal,
} from '../../../src/kernel/base/decimal.ts';

const decimal = (source: string): Decimal => {
  const value = decimalOfText(bytes(source));
  if (value === undefined) throw new Error(`the test expects a decimal, not ${source}`);
  return value;
};

const decimals = fc
  .tuple(fc.bigInt(-(10n ** 20n), 10n ** 20n), fc.integer({ min: 0, max: 17 }))
  .map(([digits, places]) => decimal(`${digits.toString()}e-${places.toString()}`));

describe('a decimal', () => {
  it('adds tenths without a rounding error', () => {
    expect(formatDecimal(addDecimal(decimal('0.1'), decimal('0.2')))).toBe('0.3');
  });

  it('becomes an ordinary number when a sum is whole', () => {
    expect(addDecimal(decimal('0.5'), decimal('1.5'))).toBe(2);
  });

  it('becomes a bigint when a whole sum outgrows the safe integers', () => {
    expect(addDecimal(decimal('9007199254740991.5'), decimal('0.5'))).toBe(9007199254740992n);
  });

  it('has no minus zero', () => {
    expect([decimal('-0'), decimal('-0.0'), negateDecimal(0)]).toEqual([0, 0, 0]);
  });

  it.each([
    ['0.50', '0.5'],
    ['-0.000', '0'],
    ['1e3', '1000'],
    ['-1.25e-2', '-0.0125'],
    ['0x1.8', '1.5'],
    ['100', '100'],
    ['123456789012345678901234567890', '123456789012345678901234567890'],
  ])('prints %s as %s', (source, printed) => {
    expect(formatDecimal(decimal(source))).toBe(printed);
  });

  it.each([
    ['0.000000000000000005', '0'],
    ['0.000000000000000015', '0.00000000000000002'],
    ['-0.000000000000000016', '-0.00000000000000002'],
  ])('keeps seventeen digits of %s, ties to even', (source, printed) => {
    expect(formatDecimal(decimal(source))).toBe(printed);
  });

  it('orders by value, whole or not', () => {
    const sorted = ['2', '-1.5', '0.1', '-2', '0'].map(decimal).sort(compareDecimal);

    expect(sorted.map(formatDecimal)).toEqual(['-2', '-1.5', '0', '0.1', '2']);
  });

  it('sums to the same value in any order', () => {
    fc.assert(
      fc.property(fc.array(decimals), fc.nat(), (terms, turn) => {
        const at = turn % (terms.length + 1);
        const turned = [...terms.slice(at), ...terms.slice(0, at)].reverse();
        expect(turned.reduce(addDecimal, 0)).toEqual(terms.reduce(addDecimal, 0));
      }),
    );
  });

  it('comes back from its own text', () => {
    fc.assert(
      fc.property(decimals, (value) => {
        expect(decimalOfText(formatDecimal(value))).toEqual(value);
      }),
    );
  });

  it('is undone by its negative', () => {
    fc.assert(
      fc.property(decimals, decimals, (left, right) => {
        expect(addDecimal(subtractDecimal(left, right), right)).toEqual(left);
      }),
    );
  });
});

describe('parseDecimal', () => {
  it('flags an infinity', () => {
    expect(parseDecimal(bytes('-inf'))).toEqual({ kind: 'infinite', isNegative: true });
  });

  it.each(['nan', '', '1 ', '1e4933', '1e-4952', 'abc'])('refuses %j', (source) => {
    expect(parseDecimal(bytes(source))).toBeUndefined();
  });

  it('has no decimal for an infinity', () => {
    expect(decimalOfText(bytes('inf'))).toBeUndefined();
  });
});

describe('isDecimal', () => {
  it('tells decimals from other values', () => {
    const values = [1, 1n, decimal('0.5'), 0.5, '1', null, undefined, [1]];

    expect(values.map(isDecimal)).toEqual([true, true, true, false, false, false, false, false]);
  });
});
