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
 * increments (see `tally.ts`).
 */
import type { Decimal } from '../base/index.ts';
import {
  compareStamps,
  covers,
  dominates,
  isUncovered,
  joined,
  NO_CLOCK,
  type Clock,
  type Dot,
  type InstanceId,
  type StampedDot,
  type TieBreak,
  type Write,
} from '../causality/index.ts';
import { itemsOf, onlyThose, withByOrigin } from './chain.ts';
import type { Algebra, Counted } from './slip.ts';
import {
  addPoint,
  createTally,
  forgetPoints,
  joinPoints,
  pointsAfter,
  pointsOf,
  tallyOf,
  withoutPrefix,
  type Tally,
} from './tally.ts';

/** Owned by its cell: overwritten in place, copied when another replica takes it over. */
export type Base<Value> = {
  origin: InstanceId;
  n: number;
  wallMs: number;
  /** `null` stands for a deletion that takes part in last-write-wins (`stringDelete: lww`). */
  value: Value | null;
  next: Base<Value> | undefined;
};

export type Cell<Value, Amount = Counted<Decimal>> = {
  /** The first of those that nobody has discarded, by ascending origin. */
  bases: Base<Value> | undefined;
  /** The first origin's live increments, by ascending origin. */
  tallies: Tally<Amount> | undefined;
  /** Everything an assignment or removal of this cell had observed. */
  removed: Clock;
};

export function createCell<Value, Amount>(): Cell<Value, Amount> {
  return { bases: undefined, tallies: undefined, removed: NO_CLOCK };
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
  const isLoneOverwritten =
    bases !== undefined &&
    bases.next === undefined &&
    tallies === undefined &&
    covers(removed, bases.origin, bases.n);
  // The usual case: a value over the only value.
  if (isLoneOverwritten && !isRemoved(cell, write, outer)) {
    bases.origin = origin;
    bases.n = n;
    bases.wallMs = wallMs;
    bases.value = value;
    return;
  }
  prune(cell, algebra);
  if (!isRemoved(cell, write, outer)) addBase(cell, write, value);
}

/** Beside the others. One command may assign twice (`HSET k f 1 f 2`): the later value stands. */
function addBase<Value>(cell: Cell<Value, unknown>, write: StampedDot, value: Value | null): void {
  const { origin, n, wallMs } = write;
  const others = onlyThose(cell.bases, isOther, write);
  cell.bases = withByOrigin(others, { origin, n, wallMs, value, next: undefined });
}

const isOther = (base: Dot, { origin, n }: Dot): boolean => base.origin !== origin || base.n !== n;

/** Adds an increment to its origin's running total, unless it was removed before it arrived. */
export function incrementCell<Value, Amount>(
  cell: Cell<Value, Amount>,
  write: Write,
  by: Amount,
  outer: Clock,
  algebra: Algebra<Amount>,
): void {
  if (isRemoved(cell, write, outer)) return;
  const tally = tallyOf(cell.tallies, write.origin);
  if (tally !== undefined) addPoint(tally, write, by, algebra);
  else cell.tallies = withByOrigin(cell.tallies, createTally(write, by, algebra));
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
  const { removed } = cell;
  cell.bases = onlyThose(cell.bases, isUncovered, removed);
  if (cell.tallies === undefined) return;
  cell.tallies = onlyThose(cell.tallies, keepsSuffix<Amount>, { removed, algebra });
}

const keepsSuffix = <Amount>(
  tally: Tally<Amount>,
  { removed, algebra }: { readonly removed: Clock; readonly algebra: Algebra<Amount> },
): boolean => withoutPrefix(tally, removed[tally.origin] ?? 0, algebra);

/** State merge: the union of what neither side has discarded. */
export function mergeCell<Value, Amount>(
  into: Cell<Value, Amount>,
  from: Cell<Value, Amount>,
  outer: Clock,
  algebra: Algebra<Amount>,
): void {
  into.removed = joined(into.removed, from.removed);
  prune(into, algebra);
  const known = itemsOf(into.bases);
  for (const base of itemsOf(from.bases)) {
    const { origin, n } = base;
    const isKnown = known.some((other) => other.origin === origin && other.n === n);
    if (isKnown || isRemoved(into, base, outer)) continue;
    into.bases = withByOrigin(into.bases, { ...base });
  }
  for (const theirs of itemsOf(from.tallies)) {
    const { origin } = theirs;
    const boundary = Math.max(into.removed[origin] ?? 0, outer[origin] ?? 0);
    const points = pointsAfter(pointsOf(theirs), boundary, algebra);
    into.tallies = joinPoints(into.tallies, theirs, points);
  }
}

/** The base that is shown: the last write by clock among all that nobody discarded. */
export function winningBase<Value>(
  cell: Cell<Value, unknown>,
  tieBreak: TieBreak,
): Base<Value> | undefined {
  let best = cell.bases;
  if (best === undefined) return undefined;
  for (let base = best.next; base !== undefined; base = base.next) {
    if (compareStamps(base, best, tieBreak) > 0) best = base;
  }
  return best;
}

/** The sum of the live increments of every origin, or `undefined` when there are none. */
export function totalOf<Amount>(
  cell: Cell<unknown, Amount>,
  algebra: Algebra<Amount>,
): Amount | undefined {
  if (cell.tallies === undefined) return undefined;
  let sum = algebra.zero;
  for (let tally: Tally<Amount> | undefined = cell.tallies; tally; tally = tally.next) {
    sum = algebra.add(sum, tally.total);
  }
  return sum;
}

/** True when some write of the cell stands: a base, be it a deletion, or an increment. */
export function hasWrites({ bases, tallies }: Cell<unknown, unknown>): boolean {
  return bases !== undefined || tallies !== undefined;
}

/** True when the cell shows a value: a base that is not a deletion, or an increment. */
export function isCellLive(cell: Cell<unknown, unknown>, tieBreak: TieBreak): boolean {
  if (cell.tallies !== undefined) return true;
  const base = winningBase(cell, tieBreak);
  return base !== undefined && base.value !== null;
}

/** True when it consists of values and last totals alone, with nothing to forget. */
export function isCellSettled({ bases, tallies, removed }: Cell<unknown, unknown>): boolean {
  for (let tally = tallies; tally !== undefined; tally = tally.next) {
    if (tally.earlier !== undefined) return false;
  }
  return removed.length === 0 && bases?.value !== null;
}

/** True when nothing is left to remember. */
export function isCellBlank(cell: Cell<unknown, unknown>): boolean {
  return !hasWrites(cell) && cell.removed.length === 0;
}

/** Every write the cell still shows or keeps beside what it shows. */
export function cellDots(cell: Cell<unknown, unknown>): Dot[] {
  return cellWrites(cell).map(({ origin, n }) => ({ origin, n }));
}

/** The same with their stamps; of the increments of one origin the last. */
export function cellWrites(cell: Cell<unknown, unknown>): StampedDot[] {
  const writes: StampedDot[] = [...itemsOf(cell.bases), ...itemsOf(cell.tallies)];
  return writes.map(({ origin, n, wallMs }) => ({ origin, n, wallMs }));
}

/** Forgets what every region has seen: the removal context, and old points of running totals. */
export function collectCell<Value, Amount>(cell: Cell<Value, Amount>, stable: Clock): void {
  // A base is itself a removal: until all have it, somebody may still hold what it replaced.
  if (cell.removed.length > 0 && hasBases(cell, stable) && dominates(stable, cell.removed)) {
    cell.removed = NO_CLOCK;
  }
  for (let tally = cell.tallies; tally !== undefined; tally = tally.next) {
    forgetPoints(tally, stable[tally.origin] ?? 0);
  }
  const { bases, tallies } = cell;
  const isLoneDeletion =
    bases !== undefined &&
    bases.next === undefined &&
    bases.value === null &&
    tallies === undefined;
  if (isLoneDeletion && covers(stable, bases.origin, bases.n)) cell.bases = undefined;
}

function hasBases({ bases }: Cell<unknown, unknown>, clock: Clock): boolean {
  for (let base = bases; base !== undefined; base = base.next) {
    if (!covers(clock, base.origin, base.n)) return false;
  }
  return true;
}
