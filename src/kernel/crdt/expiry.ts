/**
 * Expiry: one register per key (and per hash field), from dot to absolute deadline.
 *
 * Conflict rule. A deadline replaces those it had observed, even by a shorter one (EXP-11);
 * among concurrent ones the longest wins, and "no expiry" (PERSIST, plain SET) is longer than any
 * (EXP-1, EXP-2, EXP-9). Whoever wrote the winning deadline owns it: only that instance removes
 * the key when it passes (EXP-3). A deadline is no add: alone it never makes a key exist (EXP-10).
 */
import {
  covers,
  dominates,
  joined,
  NO_CLOCK,
  type Clock,
  type InstanceId,
  type Write,
} from '../causality/index.ts';
import type { Stable } from './data-type.ts';
import { itemsOf, onlyThose, withByOrigin } from './chain.ts';

/** Owned by its register: replaced in place, copied when another replica takes it over. */
export type Deadline = {
  origin: InstanceId;
  n: number;
  /** Epoch ms, `Infinity` for "no expiry". */
  atMs: number;
  /** True when a SET wrote it together with a value (matters for `setTtl: follows-value`). */
  withValue: boolean;
  next: Deadline | undefined;
};

/** `deadlines`: the first of those nobody replaced, by ascending origin. */
export type Expiry = { deadlines: Deadline | undefined; removed: Clock };

export function createExpiry(removed: Clock): Expiry {
  return { deadlines: undefined, removed };
}

export function applyDeadline(
  expiry: Expiry,
  write: Write,
  deadline: { readonly atMs: number; readonly withValue: boolean },
): void {
  expiry.removed = joined(expiry.removed, write.seen);
  const { origin, n } = write;
  const { deadlines, removed } = expiry;
  const isLoneReplaced =
    deadlines !== undefined &&
    deadlines.next === undefined &&
    covers(removed, deadlines.origin, deadlines.n);
  // The usual case: a deadline over the only deadline.
  if (isLoneReplaced && !covers(removed, origin, n)) {
    deadlines.origin = origin;
    deadlines.n = n;
    deadlines.atMs = deadline.atMs;
    deadlines.withValue = deadline.withValue;
    return;
  }
  prune(expiry);
  if (covers(removed, origin, n)) return;
  // One command may name a field twice: same write, same deadline.
  const others = onlyThose(expiry.deadlines, (other) => other.origin !== origin || other.n !== n);
  const { atMs, withValue } = deadline;
  expiry.deadlines = withByOrigin(others, { origin, n, atMs, withValue, next: undefined });
}

/** Forgets the deadlines that the context covers: the key was deleted, or is made anew (EXP-10). */
export function removeDeadlines(expiry: Expiry, context: Clock): void {
  expiry.removed = joined(expiry.removed, context);
  prune(expiry);
}

export function mergeExpiry(into: Expiry, from: Expiry): void {
  into.removed = joined(into.removed, from.removed);
  prune(into);
  const known = itemsOf(into.deadlines);
  for (const deadline of itemsOf(from.deadlines)) {
    const { origin, n } = deadline;
    const isKnown = known.some((other) => other.origin === origin && other.n === n);
    if (isKnown || covers(into.removed, origin, n)) continue;
    into.deadlines = withByOrigin(into.deadlines, { ...deadline });
  }
}

function prune(expiry: Expiry): void {
  const { deadlines, removed } = expiry;
  expiry.deadlines = onlyThose(deadlines, ({ origin, n }) => !covers(removed, origin, n));
}

/**
 * The deadline in force: the longest, of equals the smallest instance's (EXP-3). With
 * `value` given (`setTtl: follows-value`), deadlines written by a SET count only when that SET's
 * value is the one shown.
 */
export function deadlineInForce(
  expiry: Expiry,
  value?: { readonly origin: InstanceId; readonly n: number },
): Deadline | undefined {
  let best: Deadline | undefined;
  for (let deadline = expiry.deadlines; deadline !== undefined; deadline = deadline.next) {
    const isOthers =
      value !== undefined &&
      deadline.withValue &&
      (deadline.origin !== value.origin || deadline.n !== value.n);
    if (!isOthers && (best === undefined || deadline.atMs > best.atMs)) best = deadline;
  }
  return best;
}

export function collectExpiry(expiry: Expiry, stable: Stable): void {
  // A deadline is itself a removal of those before it; the context goes when all have it.
  const { deadlines } = expiry;
  for (let deadline = deadlines; deadline !== undefined; deadline = deadline.next) {
    if (!covers(stable.clock, deadline.origin, deadline.n)) return;
  }
  if (!dominates(stable.clock, expiry.removed)) return;
  expiry.removed = NO_CLOCK;
  // "No expiry" is what an absent deadline says, too, once none that it beats can still arrive.
  const isLoneNever = deadlines?.atMs === Infinity && deadlines.next === undefined;
  if (isLoneNever && stable.isQuiet) expiry.deadlines = undefined;
}

export function isExpiryBlank(expiry: Expiry): boolean {
  return expiry.deadlines === undefined && expiry.removed.length === 0;
}
