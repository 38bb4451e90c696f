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
import { withByOrigin } from './by-origin.ts';

/** Owned by its register: replaced in place, copied when another replica takes it over. */
export type Deadline = {
  origin: InstanceId;
  n: number;
  /** Epoch ms, `Infinity` for "no expiry". */
  atMs: number;
  /** True when a SET wrote it together with a value (matters for `setTtl: follows-value`). */
  withValue: boolean;
};

export type Expiry = { deadlines: Deadline[]; removed: Clock };

export function createExpiry(removed: Clock): Expiry {
  return { deadlines: [], removed };
}

export function applyDeadline(
  expiry: Expiry,
  write: Write,
  deadline: { readonly atMs: number; readonly withValue: boolean },
): void {
  expiry.removed = joined(expiry.removed, write.seen);
  const { origin, n } = write;
  const { deadlines, removed } = expiry;
  const [only] = deadlines;
  const isLoneReplaced =
    only !== undefined && deadlines.length === 1 && covers(removed, only.origin, only.n);
  // The usual case, a deadline over the only deadline, without taking arrays apart.
  if (isLoneReplaced && !covers(removed, origin, n)) {
    only.origin = origin;
    only.n = n;
    only.atMs = deadline.atMs;
    only.withValue = deadline.withValue;
    return;
  }
  prune(expiry);
  if (covers(removed, origin, n)) return;
  // One command may name a field twice: same write, same deadline.
  const again = expiry.deadlines.findIndex((other) => other.origin === origin && other.n === n);
  if (again >= 0) expiry.deadlines.splice(again, 1);
  const { atMs, withValue } = deadline;
  expiry.deadlines = withByOrigin(expiry.deadlines, { origin, n, atMs, withValue });
}

/** Forgets the deadlines that the context covers: the key was deleted, or is made anew (EXP-10). */
export function removeDeadlines(expiry: Expiry, context: Clock): void {
  expiry.removed = joined(expiry.removed, context);
  prune(expiry);
}

export function mergeExpiry(into: Expiry, from: Expiry): void {
  into.removed = joined(into.removed, from.removed);
  prune(into);
  for (const deadline of from.deadlines) {
    const { origin, n } = deadline;
    const isKnown = into.deadlines.some((other) => other.origin === origin && other.n === n);
    if (isKnown || covers(into.removed, origin, n)) continue;
    into.deadlines = withByOrigin(into.deadlines, { ...deadline });
  }
}

function prune(expiry: Expiry): void {
  const { deadlines, removed } = expiry;
  for (let at = deadlines.length - 1; at >= 0; at--) {
    const deadline = deadlines[at];
    if (deadline !== undefined && covers(removed, deadline.origin, deadline.n)) {
      deadlines.splice(at, 1);
    }
  }
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
  for (const deadline of expiry.deadlines) {
    const isOthers =
      value !== undefined &&
      deadline.withValue &&
      (deadline.origin !== value.origin || deadline.n !== value.n);
    if (!isOthers && (best === undefined || deadline.atMs > best.atMs)) best = deadline;
  }
  return best;
}

export function collectExpiry(expiry: Expiry, stable: Clock): void {
  // A deadline is itself a removal of those before it; the context goes when all have it.
  const isKnown = expiry.deadlines.every(({ origin, n }) => covers(stable, origin, n));
  const isHeld = expiry.removed.length > 0;
  if (isKnown && isHeld && dominates(stable, expiry.removed)) expiry.removed = NO_CLOCK;
}

export function isExpiryBlank(expiry: Expiry): boolean {
  return expiry.deadlines.length === 0 && expiry.removed.length === 0;
}
