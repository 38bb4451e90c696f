import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  addFloats,
  bitLength,
  DOUBLE,
  EXTENDED,
  fromDouble,
  printFixed,
  printHuman,
  roundBinary,
  roundExact,
  toDouble,
  trimZeros,
} from '../../../src/kernel/base/binary-float.ts';

const exact = (mantissa: bigint, exponent: number) =>
  ({ isNegative: false, mantissa, base: 10, exponent }) as const;

describe('rounding', () => {
  it('agrees with the engine on every decimal of up to 20 digits', () => {
    fc.assert(
      fc.property(
        fc.bigInt(1n, 10n ** 20n),
        fc.integer({ min: -350, max: 320 }),
        (digits, power) => {
          const rounded = roundExact(exact(digits, power), DOUBLE);
          expect(rounded === 'overflow' ? Infinity : toDouble(rounded)).toBe(
            Number(`${digits.toString()}e${power.toString()}`),
          );
        },
      ),
    );
  });

  it('takes a tie to the even neighbour', () => {
    const tie = { isNegative: false, mantissa: (1n << 53n) + 1n, exponent: 0 };

    expect(roundBinary(tie, DOUBLE)).toEqual({
      isNegative: false,
      mantissa: 1n << 52n,
      exponent: 1,
    });
  });

  it('keeps 64 bits in the extended format', () => {
    const wide = { isNegative: false, mantissa: (1n << 64n) - 1n, exponent: 0 };

    expect(roundBinary(wide, EXTENDED)).toEqual(wide);
  });

  it('calls the first value past the largest double an overflow', () => {
    expect(roundExact(exact(17976931348623159n, 292), DOUBLE)).toBe('overflow');
  });

  it('answers a hostile exponent without computing the power', () => {
    expect(roundExact(exact(1n, 1_000_000_000), EXTENDED)).toBe('overflow');
  });

  it('adds exactly before it rounds', () => {
    const sum = addFloats(fromDouble(0.1), fromDouble(0.2), DOUBLE);

    expect(sum === 'overflow' ? sum : toDouble(sum)).toBe(0.1 + 0.2);
  });
});

describe('doubles', () => {
  it('survive the way to mantissa and exponent and back', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(toDouble(fromDouble(value))).toBe(value);
      }),
    );
  });
});

describe('printing', () => {
  it('takes ties to even, as printf does', () => {
    expect([0.5, 1.5, 2.5].map((value) => printFixed(fromDouble(value), 0))).toEqual([
      '0',
      '2',
      '2',
    ]);
  });

  it('keeps the sign of what prints as zero', () => {
    expect(printFixed(fromDouble(-1e-9), 4)).toBe('-0.0000');
  });

  it('has no minus zero in the human form', () => {
    expect(printHuman(fromDouble(-1e-20))).toBe('0');
  });

  it('leaves the zeros of a whole number alone', () => {
    expect(trimZeros('100')).toBe('100');
  });
});

describe('bitLength', () => {
  it.each([
    [0n, 0],
    [1n, 1],
    [15n, 4],
    [16n, 5],
    [1n << 64n, 65],
  ])('counts the bits of %d', (value, bits) => {
    expect(bitLength(value)).toBe(bits);
  });
});
