/**
 * Two kinds of amount that increments may carry, behind one small interface. Both are exact, so
 * a total does not depend on the order in which regions receive its parts (CTR-5): strings and
 * hash fields add decimals, sorted-set scores add doubles without rounding.
 */
import {
  addDecimal,
  compactTerms,
  negateDecimal,
  type Decimal,
} from '../base/index.ts';

export type Algebra<Amount> = {
  readonly zero: Amount;
  readonly add: (left: Amount, right: Amount) => Amount;
  readonly negate: (amount: Amount) => Amount;
};

export const DECIMALS: Algebra<Decimal> = {
  zero: 0,
  add: addDecimal,
  negate: negateDecimal,
};

/** An exact sum of doubles, kept as terms that do not overlap. */
export type Terms = readonly number[];

export const DOUBLES: Algebra<Terms> = {
  zero: [],
  add: (left, right) => compactTerms([...left, ...right]),
  negate: (terms) => terms.map((term) => -term),
};
