/** Laws of clocks and stamps: what the order of writes rests on (CLK-1…3). */
import fc from 'fast-check';
import {
  canonical,
  compareStamps,
  covers,
  dominates,
  joinClock,
  meetClock,
  raise,
  removalClock,
  trimmedClock,
  type Clock,
  type MutableClock,
  type Write,
} from '../../src/kernel/index.ts';
import { observes } from '../twins/operation.ts';
import { requireSame, requireThat } from './law.ts';

export type PlainLaw = { readonly name: string; readonly property: fc.IRawProperty<unknown> };

/** Clocks as the kernel makes them: by raising entries, never ending in zeros. */
const clock: fc.Arbitrary<Clock> = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 4 }), fc.nat({ max: 3 })), { maxLength: 5 })
  .map((raises) => {
    const raised: MutableClock = [];
    for (const [id, n] of raises) raise(raised, id, n);
    return raised;
  });

const stamp = fc.record({ wallMs: fc.nat({ max: 3 }), origin: fc.integer({ min: 1, max: 4 }) });
const tieBreak = fc.constantFrom('smaller-id' as const, 'larger-id' as const);

const write: fc.Arbitrary<Write> = fc.record({
  origin: fc.integer({ min: 1, max: 4 }),
  n: fc.integer({ min: 1, max: 4 }),
  seen: clock,
  wallMs: fc.nat({ max: 3 }),
});

function join(left: Clock, right: Clock): Clock {
  const joined = [...left];
  joinClock(joined, right);
  return joined;
}

function meet(left: Clock, right: Clock): Clock {
  const met = [...left];
  meetClock(met, right);
  return trimmedClock(met);
}

const same = (left: Clock, right: Clock, what: string): void => {
  requireSame(canonical(left), canonical(right), what);
};

export const CLOCK_LAWS: readonly PlainLaw[] = [
  {
    name: 'joining clocks is commutative, associative and idempotent, as data',
    property: fc.property(clock, clock, clock, (a, b, c) => {
      same(join(a, b), join(b, a), 'commutative');
      same(join(join(a, b), c), join(a, join(b, c)), 'associative');
      same(join(a, a), a, 'idempotent');
      same(trimmedClock(join(a, b)), join(a, b), 'ends in no zeros');
    }),
  },
  {
    name: 'meeting absorbs joining, and joining absorbs meeting',
    property: fc.property(clock, clock, (a, b) => {
      same(meet(a, join(a, b)), a, 'a ∧ (a ∨ b)');
      same(join(a, meet(a, b)), a, 'a ∨ (a ∧ b)');
    }),
  },
  {
    name: 'one clock dominates another exactly when joining adds nothing',
    property: fc.property(clock, clock, (a, b) => {
      const addsNothing = canonical(join(a, b)) === canonical(a);
      requireThat(dominates(a, b) === addsNothing, 'dominates');
    }),
  },
  {
    name: 'a removal covers what its writer had observed and its own dot, and nothing else',
    property: fc.property(write, fc.nat({ max: 5 }), fc.nat({ max: 6 }), (by, origin, n) => {
      const isOwn = origin === by.origin && n === by.n;
      // By definition a write has observed the earlier writes of its own origin, whatever `seen` says.
      const seen = [...by.seen];
      if (seen[by.origin] !== undefined) seen[by.origin] = Math.min(seen[by.origin] ?? 0, by.n - 1);
      const isCovered = covers(removalClock({ ...by, seen }), origin, n);
      requireThat(
        isCovered === (isOwn || observes({ ...by, seen }, { ...by, origin, n })),
        'covered',
      );
    }),
  },
  {
    name: 'stamps have one order: total, antisymmetric and transitive, ties only between equals',
    property: fc.property(stamp, stamp, stamp, tieBreak, (a, b, c, rule) => {
      const order = (left: typeof a, right: typeof a): number =>
        Math.sign(compareStamps(left, right, rule));
      requireThat(order(a, b) === 0 - order(b, a), 'antisymmetric');
      if (order(a, b) > 0 && order(b, c) > 0) requireThat(order(a, c) > 0, 'transitive');
      const isEqual = a.wallMs === b.wallMs && a.origin === b.origin;
      requireThat((order(a, b) === 0) === isEqual, 'ties');
    }),
  },
];
