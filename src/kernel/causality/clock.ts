/**
 * Clocks, dots and stamps. A clock (version vector) is an array indexed by instance id: entry i
 * is how many writes of instance i are covered. A dot (origin, n) names one write. A write also
 * carries the clock its origin had (`seen`) and the origin's wall clock.
 *
 * Clocks that are kept (what a write had observed, what a removal covers) are values: they are
 * shared between regions and never changed. Only a region's own clock is raised in place.
 *
 * Rules: CLK-1 (order by vector clocks), CLK-2 and CLK-3 (wall clock and tie-break).
 */
export type InstanceId = number;
export type Clock = readonly number[];
/** A clock its holder may raise in place. */
export type MutableClock = number[];

export type Dot = { readonly origin: InstanceId; readonly n: number };
/** A dot with the wall clock of its origin: what last-write-wins compares. */
export type StampedDot = Dot & { readonly wallMs: number };
/** `seen` is all that its origin had observed, its own earlier writes included. */
export type Write = StampedDot & { readonly seen: Clock };

export const NO_CLOCK: Clock = [];

/** True when the clock covers the dot: its holder has seen that write. */
export function covers(clock: Clock, origin: InstanceId, n: number): boolean {
  return n <= (clock[origin] ?? 0);
}

export const isUncovered = ({ origin, n }: Dot, clock: Clock): boolean => !covers(clock, origin, n);

/**
 * What a removal takes away: all that it had observed. Its own dot is in it as well, though it adds
 * nothing: whoever finds this clock stable then knows that the removal itself has arrived
 * everywhere, and may forget it (GC-2). With the observed part alone a region could forget a
 * removal that another has not heard of, and have the removed data merged back in.
 */
export function removalClock(write: Write): Clock {
  const clock = [...write.seen];
  raise(clock, write.origin, write.n);
  return clock;
}

/** Pointwise maximum of two kept clocks: one of them, where it covers the other. */
export function joined(left: Clock, right: Clock): Clock {
  if (dominates(right, left)) return right;
  if (dominates(left, right)) return left;
  const both = [...left];
  joinClock(both, right);
  return both;
}

/** Pointwise maximum, in place. */
export function joinClock(into: MutableClock, from: Clock): void {
  for (let id = 0; id < from.length; id++) {
    const entry = from[id] ?? 0;
    if (entry > (into[id] ?? 0)) raise(into, id, entry);
  }
}

/** Raises one entry; a clock grows only for an entry above 0, so that equal clocks stay equal data. */
export function raise(clock: MutableClock, origin: InstanceId, n: number): void {
  if (n <= (clock[origin] ?? 0)) return;
  while (clock.length <= origin) clock.push(0);
  clock[origin] = n;
}

/** Pointwise minimum, in place: what both clocks cover. */
export function meetClock(into: MutableClock, other: Clock): void {
  for (let id = 0; id < into.length; id++) into[id] = Math.min(into[id] ?? 0, other[id] ?? 0);
}

/** True when `high` covers everything `low` covers. */
export function dominates(high: Clock, low: Clock): boolean {
  for (let id = 0; id < low.length; id++) if ((low[id] ?? 0) > (high[id] ?? 0)) return false;
  return true;
}

/** Canonical form: no trailing zeros, so that equal clocks have equal text. */
export function trimmedClock(clock: Clock): Clock {
  let length = clock.length;
  while (length > 0 && (clock[length - 1] ?? 0) === 0) length--;
  return length === clock.length ? clock : clock.slice(0, length);
}

export type TieBreak = 'smaller-id' | 'larger-id';

/** How often two stamps were compared so far. Nothing else looks at the clock of a write. */
export const stampComparisons = (): number => comparisons;
let comparisons = 0;

/** Last-write-wins order (CLK-2, CLK-3): positive when `left` wins over `right`. */
export function compareStamps(
  left: Pick<Write, 'wallMs' | 'origin'>,
  right: Pick<Write, 'wallMs' | 'origin'>,
  tieBreak: TieBreak,
): number {
  comparisons++;
  if (left.wallMs !== right.wallMs) return left.wallMs - right.wallMs;
  return tieBreak === 'smaller-id' ? right.origin - left.origin : left.origin - right.origin;
}
