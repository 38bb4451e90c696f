/**
 * A cell: a last-write-wins register with a counter on top. It is the value of a string, of a
 * hash field and of a sorted-set member.
 *
 * Conflict rule. An assignment discards the bases and increments it had observed and installs a
 * base; an increment adds to its origin's running total. The value is the winning base (by wall
 * clock among *all* bases that nobody discarded, CLK-2…4) plus every increment that no assignment
 * or deletion had observed (CTR-2, CTR-3, ZST-4, ZST-5).
 *
 * Cost. One base per origin at most, since an origin observes its own writes; one point per
 * increment until it is stable, because a later removal may cover any prefix of an origin's
 * increments. Totals count from the removal boundary, so two replicas that have forgotten
 * different amounts of history still agree on every point they share.
 */
import type { Decimal } from '../base/index.ts';
import {
  compareStamps,
  covers,
  dominates,
  joined,
  NO_CLOCK,
  type Clock,
  type Dot,
  type InstanceId,
  type StampedDot,
  type TieBreak,
  type Write,
} from '../causality/index.ts';
import type { Algebra } from './amount.ts';
import { withByOrigin } from './by-origin.ts';

/** Owned by its cell: overwritten in place, copied when another replica takes it over. */
export type Base<Value> = {
  origin: InstanceId;
  n: number;
  wallMs: number;
  /** `null` stands for a deletion that takes part in last-write-wins (`stringDelete: lww`). */
  value: Value | null;
};

/** An origin's running total as of its write `n`, counted from the removal boundary. */
export type Point<Amount> = {
  readonly n: number;
  readonly wallMs: number;
  readonly total: Amount;
};

export type Tally<Amount> = { readonly origin: InstanceId; points: Point<Amount>[] };

export type Cell<Value, Amount = Decimal> = {
  /** Bases nobody has discarded, by ascending origin. */
  bases: Base<Value>[];
  /** Live increments, by ascending origin; never an empty tally. */
  tallies: Tally<Amount>[];
  /** Everything an assignment or removal of this cell had observed. */
  removed: Clock;
};

export function createCell<Value, Amount>(): Cell<Value, Amount> {
  return { bases: [], tallies: [], removed: NO_CLOCK };
}

/** Assigns; `outer` is the removal context of the scope around the cell (a deleted hash). */
export function assignCell<Value, Amount>(
  cell: Cell<Value, Amount>,
  write: Write,
  value: Value | null,
  outer: Clock,
  algebra: Algebra<Amount>,
): void {
  cell.removed = joined(cell.removed, write.seen);
  const { origin, n, wallMs } = write;
  const { bases, tallies, removed } = cell;
  const [only] = bases;
  const isLoneOverwritten =
    only !== undefined &&
    bases.length === 1 &&
    tallies.length === 0 &&
    covers(removed, only.origin, only.n);
  // The usual case, a value over the only value, without taking arrays apart.
  if (isLoneOverwritten && !isRemoved(cell, write, outer)) {
    only.origin = origin;
    only.n = n;
    only.wallMs = wallMs;
    only.value = value;
    return;
  }
  prune(cell, algebra);
  if (isRemoved(cell, write, outer)) return;
  // One command may assign twice (`HSET k f 1 f 2`): same write, the later value stands.
  const again = cell.bases.findIndex((base) => base.origin === origin && base.n === n);
  if (again >= 0) cell.bases.splice(again, 1);
  cell.bases = withByOrigin(cell.bases, { origin, n, wallMs, value });
}

/** Adds an increment to its origin's running total, unless it was removed before it arrived. */
export function incrementCell<Value, Amount>(
  cell: Cell<Value, Amount>,
  write: Write,
  by: Amount,
  outer: Clock,
  algebra: Algebra<Amount>,
): void {
  if (isRemoved(cell, write, outer)) return;
  const { origin, n, wallMs } = write;
  const tally = tallyOf(cell, origin);
  if (tally === undefined) {
    // Added to nothing, so that equal totals are equal data however they came together.
    const total = algebra.add(algebra.zero, by);
    cell.tallies = withByOrigin(cell.tallies, { origin, points: [{ n, wallMs, total }] });
    return;
  }
  const before = tally.points.at(-1);
  const total = algebra.add(before?.total ?? algebra.zero, by);
  const point = { n, wallMs, total };
  // One that stands alone is usually collected before it grows; see `withByOrigin` on `push`.
  if (tally.points.length === 1) tally.points = tally.points.concat(point);
  else tally.points.push(point);
}

function tallyOf<Amount>(
  cell: Cell<unknown, Amount>,
  origin: InstanceId,
): Tally<Amount> | undefined {
  for (const tally of cell.tallies) if (tally.origin === origin) return tally;
  return undefined;
}

function isRemoved(cell: Cell<unknown, unknown>, dot: Dot, outer: Clock): boolean {
  return covers(cell.removed, dot.origin, dot.n) || covers(outer, dot.origin, dot.n);
}

/** Discards whatever the context covers (removal by observation). */
export function removeFromCell<Value, Amount>(
  cell: Cell<Value, Amount>,
  context: Clock,
  algebra: Algebra<Amount>,
): void {
  cell.removed = joined(cell.removed, context);
  prune(cell, algebra);
}

function prune<Value, Amount>(cell: Cell<Value, Amount>, algebra: Algebra<Amount>): void {
  const { bases, tallies, removed } = cell;
  for (let at = bases.length - 1; at >= 0; at--) {
    const base = bases[at];
    if (base !== undefined && covers(removed, base.origin, base.n)) bases.splice(at, 1);
  }
  for (let at = tallies.length - 1; at >= 0; at--) {
    const tally = tallies[at];
    if (tally === undefined) continue;
    tally.points = pointsAfter(tally.points, removed[tally.origin] ?? 0, algebra);
    if (tally.points.length === 0) tallies.splice(at, 1);
  }
}

/** The points past boundary `n`, with totals counted from that boundary. */
function pointsAfter<Amount>(
  points: Point<Amount>[],
  n: number,
  algebra: Algebra<Amount>,
): Point<Amount>[] {
  let first = 0;
  while (first < points.length && (points[first]?.n ?? 0) <= n) first++;
  const boundary = points[first - 1];
  if (boundary === undefined) return points;
  return points
    .slice(first)
    .map((point) => ({ ...point, total: algebra.without(point.total, boundary.total) }));
}

/** State merge: the union of what neither side has discarded. */
export function mergeCell<Value, Amount>(
  into: Cell<Value, Amount>,
  from: Cell<Value, Amount>,
  outer: Clock,
  algebra: Algebra<Amount>,
): void {
  into.removed = joined(into.removed, from.removed);
  prune(into, algebra);
  for (const base of from.bases) {
    const known = into.bases.some((other) => other.origin === base.origin && other.n === base.n);
    if (known || isRemoved(into, base, outer)) continue;
    into.bases = withByOrigin(into.bases, { ...base });
  }
  for (const { origin, points } of from.tallies) {
    const boundary = Math.max(into.removed[origin] ?? 0, outer[origin] ?? 0);
    mergeTally(into, origin, pointsAfter(points, boundary, algebra));
  }
}

function mergeTally<Amount>(
  into: Cell<unknown, Amount>,
  origin: InstanceId,
  points: readonly Point<Amount>[],
): void {
  if (points.length === 0) return;
  const tally = tallyOf(into, origin);
  if (tally === undefined) {
    into.tallies = withByOrigin(into.tallies, { origin, points: [...points] });
    return;
  }
  const known = new Set(tally.points.map((point) => point.n));
  const added = points.filter((point) => !known.has(point.n));
  tally.points = [...tally.points, ...added].sort((left, right) => left.n - right.n);
}

/** The base that is shown: the last write by clock among all that nobody discarded. */
export function winningBase<Value>(
  cell: Cell<Value, unknown>,
  tieBreak: TieBreak,
): Base<Value> | undefined {
  let best = cell.bases[0];
  for (let at = 1; at < cell.bases.length; at++) {
    const base = cell.bases[at];
    if (base !== undefined && best !== undefined && compareStamps(base, best, tieBreak) > 0) {
      best = base;
    }
  }
  return best;
}

/** The sum of the live increments of every origin, or `undefined` when there are none. */
export function totalOf<Amount>(
  cell: Cell<unknown, Amount>,
  algebra: Algebra<Amount>,
): Amount | undefined {
  if (cell.tallies.length === 0) return undefined;
  let sum = algebra.zero;
  for (const { points } of cell.tallies) {
    const last = points.at(-1);
    if (last !== undefined) sum = algebra.add(sum, last.total);
  }
  return sum;
}

/** True when the cell shows a value: a base that is not a deletion, or an increment. */
export function isCellLive(cell: Cell<unknown, unknown>, tieBreak: TieBreak): boolean {
  if (cell.tallies.length > 0) return true;
  if (cell.bases.length === 0) return false;
  return winningBase(cell, tieBreak)?.value !== null;
}

/** True when nothing is left to remember. */
export function isCellBlank(cell: Cell<unknown, unknown>): boolean {
  return cell.bases.length === 0 && cell.tallies.length === 0 && cell.removed.length === 0;
}

/** Every write the cell still shows or keeps beside what it shows. */
export function cellDots(cell: Cell<unknown, unknown>): Dot[] {
  return cellWrites(cell).map(({ origin, n }) => ({ origin, n }));
}

/** The same with their stamps; of the increments of one origin the last. */
export function cellWrites(cell: Cell<unknown, unknown>): StampedDot[] {
  const writes = cell.bases.map(({ origin, n, wallMs }) => ({ origin, n, wallMs }));
  for (const { origin, points } of cell.tallies) {
    const last = points.at(-1);
    if (last !== undefined) writes.push({ origin, n: last.n, wallMs: last.wallMs });
  }
  return writes;
}

function haveAll(clock: Clock, dots: readonly Dot[]): boolean {
  for (const { origin, n } of dots) if (!covers(clock, origin, n)) return false;
  return true;
}

/** Forgets what every region has seen: the removal context, and old points of running totals. */
export function collectCell<Value, Amount>(cell: Cell<Value, Amount>, stable: Clock): void {
  // A base is itself a removal: until all have it, somebody may still hold what it replaced.
  if (cell.removed.length > 0 && haveAll(stable, cell.bases) && dominates(stable, cell.removed)) {
    cell.removed = NO_CLOCK;
  }
  for (const tally of cell.tallies) {
    const settled = stable[tally.origin] ?? 0;
    let last = tally.points.length - 1;
    while (last > 0 && (tally.points[last]?.n ?? 0) > settled) last--;
    if (last > 0) tally.points = tally.points.slice(last);
  }
  if (cell.bases.length === 1 && cell.bases[0]?.value === null && cell.tallies.length === 0) {
    const { origin, n } = cell.bases[0];
    if (covers(stable, origin, n)) cell.bases = [];
  }
}
