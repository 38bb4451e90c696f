/** Laws of amounts: a total does not depend on the order of its parts, and parts can be taken away. */
import fc from 'fast-check';
import {
  asBytes,
  canonical,
  COUNTED_DECIMALS,
  COUNTED_DOUBLES,
  DECIMALS,
  decimalOfText,
  DOUBLES,
  exactSum,
  formatDecimal,
  type Algebra,
  type Counted,
  type Decimal,
  type Terms,
} from '../../src/kernel/index.ts';
import { nearestSum, textOfUnits } from '../twins/exact.ts';
import type { PlainLaw } from './clock-laws.ts';
import { requireSame } from './law.ts';

const units = fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n });
const decimal: fc.Arbitrary<Decimal> = units.map(
  (count) => decimalOfText(asBytes(textOfUnits(count))) ?? 0,
);

/** Doubles of every size, and those whose sums round badly. */
const double = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(0.1, 0.2, -0.3, 1e16, -1e16, 1, 5e-324, Number.MAX_VALUE, Infinity, -Infinity),
);
const terms: fc.Arbitrary<Terms> = fc
  .array(double, { minLength: 1, maxLength: 3 })
  .map((values) => values.map((value) => DOUBLES.add([], [value])).reduce(DOUBLES.add));

/** Amounts with the slip of one of three grounds, or without. */
function withSlips<Amount>(
  amount: fc.Arbitrary<Amount>,
  { isZero }: Algebra<Amount>,
): fc.Arbitrary<Counted<Amount>> {
  const ground = fc.constantFrom({ origin: 1, n: 0 }, { origin: 1, n: 3 }, { origin: 2, n: 3 });
  return fc
    .tuple(amount, fc.option(amount), ground)
    .map(([plain, slip, on]) =>
      slip === null || isZero(slip) ? plain : { amount: plain, slips: [{ ...on, by: slip }] },
    );
}

function lawsOf<Amount>(
  what: string,
  algebra: Algebra<Amount>,
  amount: fc.Arbitrary<Amount>,
): PlainLaw[] {
  const same = (left: Amount, right: Amount, law: string): void => {
    requireSame(canonical(left), canonical(right), law);
  };
  return [
    {
      name: `${what} add up to one total in every order, as data`,
      property: fc.property(amount, amount, amount, (a, b, c) => {
        same(algebra.add(a, b), algebra.add(b, a), 'commutative');
        same(algebra.add(algebra.add(a, b), c), algebra.add(a, algebra.add(b, c)), 'associative');
        same(algebra.add(a, algebra.zero), a, 'zero');
      }),
    },
    {
      name: `${what} leave no residue when a part is taken away`,
      property: fc.property(amount, amount, (a, b) => {
        same(algebra.without(algebra.add(a, b), a), b, '(a + b) without a');
      }),
    },
  ];
}

export const AMOUNT_LAWS: readonly PlainLaw[] = [
  ...lawsOf('decimals', DECIMALS, decimal),
  ...lawsOf('doubles', DOUBLES, terms),
  ...lawsOf('decimals with slips', COUNTED_DECIMALS, withSlips(decimal, DECIMALS)),
  ...lawsOf('doubles with slips', COUNTED_DOUBLES, withSlips(terms, DOUBLES)),
  {
    name: 'a sum of decimals is the sum of their units',
    property: fc.property(units, units, (a, b) => {
      const [left, right] = [a, b].map((count) => decimalOfText(asBytes(textOfUnits(count))) ?? 0);
      const sum = formatDecimal(DECIMALS.add(left ?? 0, right ?? 0));
      requireSame(textOfUnits(a + b), sum, 'units, decimals');
    }),
  },
  {
    name: 'a sum of doubles is the exact sum, rounded once',
    property: fc.property(fc.array(double, { maxLength: 6 }), (values) => {
      const total = values.map((value) => DOUBLES.add([], [value])).reduce(DOUBLES.add, []);
      const sum = exactSum(total);
      // Opposite infinities have no sum; a score then shows 0.
      requireSame(String(nearestSum(values)), String(Number.isNaN(sum) ? 0 : sum), 'exact, kept');
    }),
  },
];
