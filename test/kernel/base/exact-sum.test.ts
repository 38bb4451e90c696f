import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { compactTerms, exactSum, twoSum } from '../../../src/kernel/base/exact-sum.ts';

const doubles = fc.double({ noNaN: true, noDefaultInfinity: true });
const shuffled = (terms: readonly number[]) =>
  fc.shuffledSubarray([...terms], { minLength: terms.length });

/** An obviously right twin: whole multiples of 2^-1074, added as bigint. */
function unitsOf(value: number): bigint {
  let [scaled, shift] = [value, 0n];
  while (!Number.isInteger(scaled)) {
    scaled *= 2;
    shift++;
  }
  return BigInt(scaled) << (1074n - shift);
}
const totalUnits = (terms: readonly number[]) =>
  terms.reduce((sum, term) => sum + unitsOf(term), 0n);

describe('exactSum', () => {
  it('finds the small term that plain addition loses', () => {
    expect(exactSum([1e100, 1, -1e100])).toBe(1);
    expect(1e100 + 1 - 1e100).toBe(0);
  });

  it('rounds once: ten tenths are one', () => {
    expect(exactSum(Array.from({ length: 10 }, () => 0.1))).toBe(1);
  });

  it('takes a tie to even only when nothing breaks the tie', () => {
    expect(exactSum([1, 2 ** -53, 0])).toBe(1);
    expect(exactSum([1, 2 ** -53, 2 ** -1074])).toBe(1 + 2 ** -52);
  });

  it('is not stopped by a partial sum beyond the largest double', () => {
    expect(exactSum([1e308, 1e308, -1e308])).toBe(1e308);
  });

  it.each([
    [[], 0],
    [[-0], 0],
    [[Infinity, 1, -1e308], Infinity],
    [[1e308, 1e308, 1], Infinity],
    [[-Infinity, 1], -Infinity],
    [[Infinity, 1, -Infinity], NaN],
  ])('sums %j', (terms, sum) => {
    expect(exactSum(terms)).toBe(sum);
  });

  it('does not depend on the order', () => {
    const orders = fc
      .array(doubles)
      .chain((terms) => fc.tuple(fc.constant(terms), shuffled(terms)));
    fc.assert(
      fc.property(orders, ([terms, other]) => {
        expect(exactSum(other)).toBe(exactSum(terms));
      }),
    );
  });
});

describe('twoSum', () => {
  it('splits a sum into what is kept and what is lost', () => {
    expect(twoSum(1e16, 1)).toEqual({ sum: 1e16, error: 1 });
  });
});

describe('compactTerms', () => {
  it('keeps the exact total', () => {
    fc.assert(
      fc.property(fc.array(doubles), (terms) => {
        expect(totalUnits(compactTerms(terms))).toBe(totalUnits(terms));
      }),
    );
  });

  it('gives one list to every way of adding up the same terms', () => {
    const orders = fc
      .array(doubles)
      .chain((terms) => fc.tuple(fc.constant(terms), shuffled(terms)));
    fc.assert(
      fc.property(orders, fc.nat(), ([terms, other], cut) => {
        const at = cut % (other.length + 1);
        const inParts = [...compactTerms(other.slice(0, at)), ...compactTerms(other.slice(at))];
        expect(compactTerms(inParts)).toEqual(compactTerms(terms));
      }),
    );
  });

  it('puts the rounded sum first', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ noNaN: true, min: -1e300, max: 1e300 })), (terms) => {
        expect(compactTerms(terms)[0] ?? 0).toBe(exactSum(terms));
      }),
    );
  });

  it('leaves nothing of terms that cancel out', () => {
    expect(compactTerms([0.1, 0.2, -0.2, -0.1])).toEqual([]);
  });

  it('splits a total beyond the largest double', () => {
    expect(compactTerms([1e308, 1e308, -5])).toEqual([
      Number.MAX_VALUE,
      2.0230686513768431e307,
      -5,
    ]);
  });

  it.each([
    [[Infinity, 1], [Infinity]],
    [
      [Infinity, 1, -Infinity],
      [-Infinity, Infinity],
    ],
  ])('compacts %j', (terms, compacted) => {
    expect(compactTerms(terms)).toEqual(compacted);
  });
});
