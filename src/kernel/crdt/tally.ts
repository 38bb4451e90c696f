/**
 * A tally: the live increments of one origin, as its running total after each of them. A removal
 * may cover any prefix of an origin's increments, so every total stays until all regions have it.
 * Totals count from the removal boundary: two replicas that have forgotten different amounts of
 * history still agree on every point they share.
 */
import type { InstanceId, StampedDot } from '../causality/index.ts';
import { withByOrigin } from './chain.ts';
import type { Algebra } from './slip.ts';

/** The total as of the write `n`. */
export type Point<Amount> = { readonly n: number; readonly total: Amount };

/** Its last point, and those before it that may still matter, each hanging on the one after it. */
export type Tally<Amount> = {
  readonly origin: InstanceId;
  n: number;
  wallMs: number;
  total: Amount;
  earlier: Earlier<Amount> | undefined;
  next: Tally<Amount> | undefined;
};
type Earlier<Amount> = Point<Amount> & { earlier: Earlier<Amount> | undefined };

export function createTally<Amount>(
  { origin, n, wallMs }: StampedDot,
  by: Amount,
  algebra: Algebra<Amount>,
): Tally<Amount> {
  // Added to nothing, so that equal totals are equal data however they came together.
  const total = algebra.add(algebra.zero, by);
  return { origin, n, wallMs, total, earlier: undefined, next: undefined };
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
  tally.earlier = { n: tally.n, total: tally.total, earlier: tally.earlier };
  tally.n = n;
  tally.wallMs = wallMs;
  tally.total = algebra.add(tally.total, by);
}

/** All points, oldest first. */
export function pointsOf<Amount>(tally: Tally<Amount>): Point<Amount>[] {
  const points: Point<Amount>[] = [];
  let point: Earlier<Amount> | undefined = tally;
  for (; point !== undefined; point = point.earlier) {
    points.push({ n: point.n, total: point.total });
  }
  return points.reverse();
}

/** The `n` of its first increment that may still matter. */
export function oldestOf(tally: Tally<unknown>): number {
  let point: Earlier<unknown> = tally;
  while (point.earlier !== undefined) point = point.earlier;
  return point.n;
}

/** Makes these the points; the last write of them was made at `wallMs`. */
function setPoints<Amount>(
  tally: Tally<Amount>,
  points: readonly Point<Amount>[],
  wallMs: number,
): void {
  let earlier: Earlier<Amount> | undefined;
  for (const { n, total } of points.slice(0, -1)) earlier = { n, total, earlier };
  const last = points.at(-1) ?? tally;
  tally.n = last.n;
  tally.wallMs = wallMs;
  tally.total = last.total;
  tally.earlier = earlier;
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
    .map((point) => ({ n: point.n, total: algebra.without(point.total, boundary.total) }));
}

/** Drops the points up to `n`, which a removal covers; false when that was all. */
export function withoutPrefix<Amount>(
  tally: Tally<Amount>,
  n: number,
  algebra: Algebra<Amount>,
): boolean {
  if (tally.n <= n) return false;
  if (oldestOf(tally) <= n)
    setPoints(tally, pointsAfter(pointsOf(tally), n, algebra), tally.wallMs);
  return true;
}

/** Joins those of another replica's points into a chain of tallies; returns its first. */
export function joinPoints<Amount>(
  first: Tally<Amount> | undefined,
  { origin, n, wallMs }: Tally<Amount>,
  points: readonly Point<Amount>[],
): Tally<Amount> | undefined {
  const [oldest] = points;
  if (oldest === undefined) return first;
  const held = tallyOf(first, origin);
  const ours = held === undefined ? [] : pointsOf(held);
  const known = new Set(ours.map((point) => point.n));
  const added = points.filter((point) => !known.has(point.n));
  const all = [...ours, ...added].sort((left, right) => left.n - right.n);
  const tally = held ?? { ...oldest, origin, wallMs, earlier: undefined, next: undefined };
  setPoints(tally, all, n > tally.n ? wallMs : tally.wallMs);
  return held === undefined ? withByOrigin(first, tally) : first;
}

/** Forgets the points that a later one up to `n`, which all have, stands for. */
export function forgetPoints(tally: Tally<unknown>, n: number): void {
  let point: Earlier<unknown> | undefined = tally;
  while (point !== undefined && point.n > n) point = point.earlier;
  if (point !== undefined) point.earlier = undefined;
}
