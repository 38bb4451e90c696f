/**
 * Two kinds of amount that increments may carry, behind one small interface. Both are exact, so
 * a total does not depend on the order in which regions receive its parts (CTR-5): strings and
 * hash fields add decimals, sorted-set scores add doubles without rounding.
 */
import { addDecimal, compactTerms, subtractDecimal, type Decimal } from '../base/index.ts';
import { counting, type Algebra } from './slip.ts';

export const DECIMALS: Algebra<Decimal> = {
  zero: 0,
  isZero: (amount) => amount === 0,
  add: addDecimal,
  without: subtractDecimal,
};

/** An exact sum of doubles, kept as terms that do not overlap. */
export type Terms = readonly number[];

export const DOUBLES: Algebra<Terms> = {
  zero: [],
  isZero: (terms) => terms.length === 0,
  add: (left, right) => normalTerms([...left, ...right]),
  without(total, part) {
    const infinite = total.filter(isInfinite);
    for (const term of part.filter(isInfinite)) infinite.splice(infinite.indexOf(term), 1);
    const finite = [...total, ...part.map((term) => -term)].filter(Number.isFinite);
    return normalTerms([...infinite, ...finite]);
  },
};

/** What tallies count: amounts with their slips. */
export const COUNTED_DECIMALS = counting(DECIMALS);

export const COUNTED_DOUBLES = counting(DOUBLES);

/**
 * Infinities are kept one by one: taking `+inf` away leaves the rest, where subtracting it would
 * leave a NaN (ZST-4).
 */
function normalTerms(terms: readonly number[]): Terms {
  const finite = compactTerms(terms.filter(Number.isFinite));
  const infinite = terms.filter(isInfinite);
  if (infinite.length === 0) return finite;
  return [...infinite.sort((left, right) => (left < right ? -1 : left > right ? 1 : 0)), ...finite];
}

const isInfinite = (term: number): boolean => term === Infinity || term === -Infinity;
