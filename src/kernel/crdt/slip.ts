/**
 * Slips: what rounding made of an increment where it was executed. Redis rounds each sum of floats
 * to its format, so 0.1 and 0.2 make 0.30000000000000004. The region that increments has to show
 * that, but only the 0.2 was added: when a removal takes the 0.1 away, 0.2 is left (ZST-4).
 *
 * So an increment carries its amount as it was given, and beside it the slip with its ground: what
 * the amount was added to (`ground.ts`). A slip counts while its ground stands, and goes with it.
 */
import type { Dot } from '../causality/index.ts';

/** `by`: the change beyond the amount; `origin` and `n`: the ground it was made on. */
export type Slip<Amount> = Dot & { readonly by: Amount };

export type Slipped<Amount> = {
  readonly amount: Amount;
  /** By origin and number of the ground, each once, none of them zero; never empty. */
  readonly slips: readonly Slip<Amount>[];
};

/** An amount, in most cases without slips: integers have none. */
export type Counted<Amount> = Amount | Slipped<Amount>;

/** The exact arithmetic of one kind of amount. */
export type Algebra<Amount> = {
  readonly zero: Amount;
  readonly isZero: (amount: Amount) => boolean;
  readonly add: (left: Amount, right: Amount) => Amount;
  /** What is left of a total once its first part is gone: a removal, not an arithmetic minus. */
  readonly without: (total: Amount, part: Amount) => Amount;
};

/** The same arithmetic where amounts may have slips. */
export function counting<Amount>(plain: Algebra<Amount>): Algebra<Counted<Amount>> {
  const combine = (
    left: Counted<Amount>,
    right: Counted<Amount>,
    operation: Algebra<Amount>['add'],
  ): Counted<Amount> => {
    if (!isSlipped(left) && !isSlipped(right)) return operation(left, right);
    const amount = operation(amountOf(left), amountOf(right));
    const slips = combineSlips(slipsOf(left), slipsOf(right), plain, operation);
    return slips.length === 0 ? amount : { amount, slips };
  };
  return {
    zero: plain.zero,
    isZero: (counted) => !isSlipped(counted) && plain.isZero(counted),
    add: (left, right) => combine(left, right, plain.add),
    without: (total, part) => combine(total, part, plain.without),
  };
}

/**
 * An increment of `amount` that rounding made larger or smaller by `slip`, on that ground. Where
 * there was none, it is the amount itself that was rounded.
 */
export function withSlip<Amount>(
  amount: Amount,
  slip: Amount,
  ground: Dot | undefined,
  plain: Algebra<Amount>,
): Counted<Amount> {
  if (ground === undefined) return plain.add(amount, slip);
  return { amount, slips: [{ ...ground, by: slip }] };
}

/** The amount with the slips whose ground stands. */
export function settled<Amount>(
  { amount, slips }: Slipped<Amount>,
  stands: (ground: Dot) => boolean,
  plain: Algebra<Amount>,
): Amount {
  return slips.filter(stands).reduce((total, slip) => plain.add(total, slip.by), amount);
}

function combineSlips<Amount>(
  left: readonly Slip<Amount>[],
  right: readonly Slip<Amount>[],
  { zero, isZero }: Algebra<Amount>,
  operation: Algebra<Amount>['add'],
): readonly Slip<Amount>[] {
  const byGround = (one: Dot, other: Dot): number => one.origin - other.origin || one.n - other.n;
  const combined = left.map((slip) => {
    const other = right.find((one) => byGround(one, slip) === 0);
    return other === undefined ? slip : { ...slip, by: operation(slip.by, other.by) };
  });
  const added = right
    .filter((slip) => !left.some((one) => byGround(one, slip) === 0))
    .map((slip) => ({ ...slip, by: operation(zero, slip.by) }));
  return [...combined, ...added].filter(({ by }) => !isZero(by)).sort(byGround);
}

export function isSlipped<Amount>(counted: Counted<Amount>): counted is Slipped<Amount> {
  return typeof counted === 'object' && counted !== null && 'slips' in counted;
}

/** Without its slips. */
export const amountOf = <Amount>(counted: Counted<Amount>): Amount =>
  isSlipped(counted) ? counted.amount : counted;

const slipsOf = <Amount>(counted: Counted<Amount>): readonly Slip<Amount>[] =>
  isSlipped(counted) ? counted.slips : [];
