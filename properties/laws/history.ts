/**
 * Histories: what happened among two to four replicas, as data that fast-check can generate and
 * shrink. Numbers are taken modulo what exists, so every list of acts is a history.
 *
 * Delivery is adverse on purpose. Each origin's effects keep their order on the way to each
 * replica (CLK-6), and nothing else is kept: one link is slow and delivers only at the very end,
 * while detours over other replicas work, so an effect often arrives before one it depends on.
 * Clocks are skewed, step backwards, and tie.
 */
import fc from 'fast-check';

export type Act<Plan> =
  | { readonly kind: 'write'; readonly at: number; readonly plan: Plan }
  /** The next effects of one origin arrive somewhere. */
  | { readonly kind: 'deliver'; readonly from: number; readonly to: number; readonly count: number }
  /** A triangle: all of one origin reaches a second, which writes; that reaches a third first. */
  | {
      readonly kind: 'detour';
      readonly from: number;
      readonly over: number;
      readonly to: number;
      readonly plan: Plan;
    }
  /** An effect that arrived before arrives again. */
  | { readonly kind: 'repeat'; readonly from: number; readonly to: number; readonly back: number }
  /** A full synchronisation: the state of one replica is merged into another. */
  | { readonly kind: 'sync'; readonly from: number; readonly to: number }
  | { readonly kind: 'pass'; readonly ms: number }
  | { readonly kind: 'step'; readonly at: number; readonly skewMs: number }
  /** A round of collection everywhere. */
  | { readonly kind: 'collect' }
  /** Everything arrives everywhere, also over the slow link, and a round of collection follows. */
  | { readonly kind: 'settle' };

export type History<Plan> = {
  readonly size: number;
  /** The direct link that delivers nothing before the end. */
  readonly slow: { readonly from: number; readonly to: number };
  readonly skewsMs: readonly number[];
  readonly acts: readonly Act<Plan>[];
};

export type HistoryShape = {
  readonly actsMax?: number;
  readonly collects?: boolean;
  readonly syncs?: boolean;
  readonly sizeMin?: number;
};

const place = fc.nat({ max: 3 });
/** Few different instants, so that equal timestamps are common. */
const skewMs = fc.integer({ min: -6, max: 6 });

export function historiesOf<Plan>(
  plans: fc.Arbitrary<Plan>,
  shape: HistoryShape = {},
): fc.Arbitrary<History<Plan>> {
  const { actsMax = 36, collects = false, syncs = false, sizeMin = 2 } = shape;
  const act = actsOf(plans, { collects, syncs });
  return fc.record({
    size: fc.constantFrom(...[2, 3, 3, 3, 4].filter((size) => size >= sizeMin)),
    slow: fc.record({ from: place, to: place }),
    skewsMs: fc.array(skewMs, { minLength: 4, maxLength: 4 }),
    acts: fc.oneof(
      { withCrossShrink: true },
      { weight: 1, arbitrary: fc.array(act, { maxLength: actsMax, size: 'max' }) },
      // Nothing much happens in a few acts; a counterexample still shrinks into the short ones.
      { weight: 4, arbitrary: fc.array(act, { minLength: 14, maxLength: actsMax, size: 'max' }) },
    ),
  });
}

function actsOf<Plan>(
  plans: fc.Arbitrary<Plan>,
  { collects, syncs }: { readonly collects: boolean; readonly syncs: boolean },
): fc.Arbitrary<Act<Plan>> {
  const kind = <Kind extends string>(name: Kind): fc.Arbitrary<Kind> => fc.constant(name);
  const ends = { from: place, to: place };
  return fc.oneof(
    { weight: 9, arbitrary: fc.record({ kind: kind('write'), at: place, plan: plans }) },
    {
      weight: 8,
      arbitrary: fc.record({
        kind: kind('deliver'),
        ...ends,
        count: fc.integer({ min: 1, max: 4 }),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({ kind: kind('detour'), ...ends, over: place, plan: plans }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ kind: kind('repeat'), ...ends, back: fc.nat({ max: 3 }) }),
    },
    { weight: syncs ? 3 : 0, arbitrary: fc.record({ kind: kind('sync'), ...ends }) },
    { weight: 3, arbitrary: fc.record({ kind: kind('pass'), ms: fc.integer({ min: 1, max: 4 }) }) },
    { weight: 1, arbitrary: fc.record({ kind: kind('step'), at: place, skewMs }) },
    { weight: collects ? 6 : 0, arbitrary: fc.record({ kind: kind('collect') }) },
    { weight: collects ? 1 : 0, arbitrary: fc.record({ kind: kind('settle') }) },
  );
}
