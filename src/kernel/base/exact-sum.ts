/**
 * Exact sums of doubles. Adding floats one by one depends on the order; a score that is the sum of
 * increments from many regions must not. A sum is therefore kept as terms whose exact total is the
 * value, and is rounded once, when it is read: Python's `math.fsum` gives the same number. Terms
 * are compacted to the one list their total has: the nearest double first, then the double nearest
 * to what is left, and so on until nothing is left.
 */
import { DOUBLE, fromDouble, roundBinary, toDouble, type BinaryFloat } from './binary-float.ts';

/** The rounded sum and what rounding lost: `sum + error` is exactly `a + b`. Finite results only. */
export function twoSum(a: number, b: number): { readonly sum: number; readonly error: number } {
  const sum = a + b;
  const shareOfB = sum - a;
  const shareOfA = sum - shareOfB;
  return { sum, error: a - shareOfA + (b - shareOfB) };
}

/**
 * The double nearest to the exact sum, ties to even, whatever the order of the terms. An infinity
 * wins over everything finite; opposite infinities, or a NaN, give NaN. An empty sum is 0.
 */
export function exactSum(terms: readonly number[]): number {
  const plain = sumOfInfinite(terms);
  if (plain !== 0) return plain;
  // One addition is correctly rounded by itself. Adding 0 turns -0 into 0.
  if (terms.length <= 2) return (terms[0] ?? 0) + (terms[1] ?? 0) + 0;
  return nearest(exactTotal(terms));
}

/**
 * The same exact total in canonical form: no zeros, each term the double nearest to what the terms
 * before it leave. Equal totals give equal lists. Opposite infinities stay a pair.
 */
export function compactTerms(terms: readonly number[]): number[] {
  const plain = sumOfInfinite(terms);
  if (Number.isNaN(plain)) return terms.some(Number.isNaN) ? [NaN] : [-Infinity, Infinity];
  if (plain !== 0) return [plain];
  if (terms.length <= 2) {
    const { sum, error } = twoSum(terms[0] ?? 0, terms[1] ?? 0);
    if (Number.isFinite(sum)) return [sum, error].filter((term) => term !== 0);
  }
  let rest = exactTotal(terms);
  const compacted: number[] = [];
  // Ends: each term takes at least one bit off the top of what is left, and bits below 2^-1074
  // do not exist.
  while (rest.mantissa !== 0n) {
    const term = clampToFinite(nearest(rest));
    compacted.push(term);
    rest = totalOf([rest, fromDouble(-term)]);
  }
  return compacted;
}

/** 0 when every term is finite, otherwise the infinity or NaN that they add up to. */
function sumOfInfinite(terms: readonly number[]): number {
  return terms.reduce((sum, term) => (Number.isFinite(term) ? sum : sum + term), 0);
}

function exactTotal(terms: readonly number[]): BinaryFloat {
  return totalOf(terms.map(fromDouble));
}

function totalOf(floats: readonly BinaryFloat[]): BinaryFloat {
  const exponent = floats.reduce((least, float) => Math.min(least, float.exponent), 0);
  const total = floats.reduce((sum, float) => {
    const units = float.mantissa << BigInt(float.exponent - exponent);
    return float.isNegative ? sum - units : sum + units;
  }, 0n);
  return { isNegative: total < 0n, mantissa: total < 0n ? -total : total, exponent };
}

function nearest(total: BinaryFloat): number {
  const rounded = roundBinary(total, DOUBLE);
  if (rounded === 'overflow') return total.isNegative ? -Infinity : Infinity;
  return rounded.mantissa === 0n ? 0 : toDouble(rounded);
}

function clampToFinite(value: number): number {
  return Math.max(-Number.MAX_VALUE, Math.min(Number.MAX_VALUE, value));
}
