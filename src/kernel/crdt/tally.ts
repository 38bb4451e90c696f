/**
 * A tally: the live increments of one origin, as its running total after each of them. A removal
 * may cover any prefix of an origin's increments, so every total stays until all regions have it.
 * Totals count from the removal boundary: two replicas that have forgotten different amounts of
 * history still agree on every point they share.
 */
import type { InstanceId, StampedDot } from '../causality/index.ts';
import type { Algebra } from './amount.ts';
import { withByOrigin } from './chain.ts';

/** The total as of the write `n`. */
export type Point<Amount> = {
  readonly n: number;
  readonly wallMs: number;
  readonly total: Amount;
};

/** Its last point, and those before it that may still matter. */
export type Tally<Amount> = {
  readonly origin: InstanceId;
  n: number;
  wallMs: number;
  total: Amount;
  /** Oldest first. */
  earlier: Point<Amount>[];
  next: Tally<Amount> | undefined;
};

/** Shared by all tallies without earlier points, and so never written to. */
const NO_POINTS: never[] = [];

export function createTally<Amount>(
  { origin, n, wallMs }: StampedDot,
  by: Amount,
  algebra: Algebra<Amount>,
): Tally<Amount> {
  // Added to nothing, so that equal totals are equal data however they came together.
  const total = algebra.add(algebra.zero, by);
  return { origin, n, wallMs, total, earlier: NO_POINTS, next: undefined };
}

export function tallyOf<Amount>(
  first: Tally<Amount> | undefined,
  origin: InstanceId,
): Tally<Amount> | undefined {
  let tally = first;
  while (tally !== undefined && tally.origin !== origin) tally = tally.next;
  return tally;
}

export function addPoint<Amount>(
  tally: Tally<Amount>,
  { n, wallMs }: StampedDot,
  by: Amount,
  algebra: Algebra<Amount>,
): void {
  const before = { n: tally.n, wallMs: tally.wallMs, total: tally.total };
  if (tally.earlier.length === 0) tally.earlier = [before];
  else tally.earlier.push(before);
  tally.n = n;
  tally.wallMs = wallMs;
  tally.total = algebra.add(before.total, by);
}

/** All points, oldest first. */
export function pointsOf<Amount>({ n, wallMs, total, earlier }: Tally<Amount>): Point<Amount>[] {
  return [...earlier, { n, wallMs, total }];
}

/** Makes these the points; false, and nothing done, when there are none. */
export function setPoints<Amount>(tally: Tally<Amount>, points: readonly Point<Amount>[]): boolean {
  const last = points.at(-1);
  if (last === undefined) return false;
  tally.n = last.n;
  tally.wallMs = last.wallMs;
  tally.total = last.total;
  tally.earlier = points.length === 1 ? NO_POINTS : points.slice(0, -1);
  return true;
}

/** The points past boundary `n`, with totals counted from that boundary. */
export function pointsAfter<Amount>(
  points: readonly Point<Amount>[],
  n: number,
  algebra: Algebra<Amount>,
): readonly Point<Amount>[] {
  const boundary = points.findLast((point) => point.n <= n);
  if (boundary === undefined) return points;
  return points
    .slice(points.indexOf(boundary) + 1)
    .map((point) => ({ ...point, total: algebra.without(point.total, boundary.total) }));
}

/** Drops the points up to `n`, which a removal covers; false when that was all. */
export function withoutPrefix<Amount>(
  tally: Tally<Amount>,
  n: number,
  algebra: Algebra<Amount>,
): boolean {
  if (tally.n <= n) return false;
  const isFree = (tally.earlier[0]?.n ?? Infinity) > n;
  return isFree || setPoints(tally, pointsAfter(pointsOf(tally), n, algebra));
}

/** Joins another replica's points into a chain of tallies; returns its first. */
export function joinPoints<Amount>(
  first: Tally<Amount> | undefined,
  origin: InstanceId,
  points: readonly Point<Amount>[],
): Tally<Amount> | undefined {
  const [oldest] = points;
  if (oldest === undefined) return first;
  const held = tallyOf(first, origin);
  const tally = held ?? { ...oldest, origin, earlier: NO_POINTS, next: undefined };
  const ours = held === undefined ? [] : pointsOf(held);
  const known = new Set(ours.map(({ n }) => n));
  const added = points.filter(({ n }) => !known.has(n));
  setPoints(
    tally,
    [...ours, ...added].sort((left, right) => left.n - right.n),
  );
  return held === undefined ? withByOrigin(first, tally) : first;
}

/** Forgets the points that a later one up to `n`, which all have, stands for. */
export function forgetPoints(tally: Tally<unknown>, n: number): void {
  const { earlier } = tally;
  if (earlier.length === 0) return;
  if (tally.n <= n) tally.earlier = NO_POINTS;
  else {
    const last = earlier.findLastIndex((point) => point.n <= n);
    if (last > 0) tally.earlier = earlier.slice(last);
  }
}
