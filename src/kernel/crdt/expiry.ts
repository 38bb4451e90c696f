/**
 * Expiry: one register per key (and per hash field), from dot to absolute deadline.
 *
 * Conflict rule. A deadline replaces those it had observed, even by a shorter one (EXP-11);
 * among concurrent ones the longest wins, and "no expiry" (PERSIST, plain SET) is longer than any
 * (EXP-1, EXP-2, EXP-9). Whoever wrote the winning deadline owns it: only that instance removes
 * the key when it passes (EXP-3). A deadline is no add: alone it never makes a key exist (EXP-10).
 *
 * Cost. A register is a value that is never changed: nearly every SET replaces all it finds, so
 * the register that it leaves is made once and shared by all regions.
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
import { itemsOf } from './chain.ts';

export type Deadline = {
  readonly origin: InstanceId;
  readonly n: number;
  /** Epoch ms, `Infinity` for "no expiry". */
  readonly atMs: number;
  /** True when a SET wrote it together with a value (matters for `setTtl: follows-value`). */
  readonly withValue: boolean;
  readonly next: Deadline | undefined;
};

/** `deadlines`: the first of those nobody replaced, by ascending origin. */
export type Expiry = { readonly deadlines: Deadline | undefined; readonly removed: Clock };

/** A register that holds the deadline of one write and no other. */
export type WrittenExpiry = Expiry & { readonly deadlines: Deadline };

/** The register that a write leaves where it had observed everything. */
export function expiryBy(
  { origin, n, seen }: Omit<Write, 'wallMs'>,
  { atMs, withValue }: { readonly atMs: number; readonly withValue: boolean },
): WrittenExpiry {
  return { deadlines: { origin, n, atMs, withValue, next: undefined }, removed: seen };
}

/** Adds a write's deadline (`expiryBy`); `outer` is what was removed of the scope around it. */
export function withDeadline(
  expiry: Expiry | undefined,
  outer: Clock,
  written: WrittenExpiry,
): Expiry {
  const { deadlines: deadline, removed } = written;
  const isReplaced =
    expiry === undefined ? dominates(removed, outer) : hasReplaced(removed, expiry);
  if (isReplaced) return written;
  const context = joined(expiry?.removed ?? outer, removed);
  const others = uncovered(expiry?.deadlines, context);
  const isLate = covers(context, deadline.origin, deadline.n);
  return { deadlines: isLate ? others : including(others, deadline), removed: context };
}

/** Whoever had observed so much had observed everything that the register holds. */
function hasReplaced(seen: Clock, { deadlines, removed }: Expiry): boolean {
  for (let deadline = deadlines; deadline !== undefined; deadline = deadline.next) {
    if (!covers(seen, deadline.origin, deadline.n)) return false;
  }
  return dominates(seen, removed);
}

/** Forgets the deadlines that the context covers: the key was deleted, or is made anew (EXP-10). */
export function withoutDeadlines(expiry: Expiry | undefined, outer: Clock, context: Clock): Expiry {
  const removed = joined(expiry?.removed ?? outer, context);
  return { deadlines: uncovered(expiry?.deadlines, removed), removed };
}

/** True after the deadline, not yet at it, as Redis compares (EXP-4, EXP-5). */
export const isPast = (atMs: number, wallMs: number): boolean => wallMs > atMs;

/** State merge; `outer` is what was removed of the scope around it, which a register knows from its beginning. */
export function mergedExpiry(
  into: Expiry | undefined,
  from: Expiry | undefined,
  outer: Clock,
): Expiry | undefined {
  if (into === undefined && from === undefined) return undefined;
  const removed = joined(into?.removed ?? outer, from?.removed ?? outer);
  let deadlines = uncovered(into?.deadlines, removed);
  for (const deadline of itemsOf(uncovered(from?.deadlines, removed))) {
    deadlines = including(deadlines, deadline);
  }
  return { deadlines, removed };
}

function uncovered(first: Deadline | undefined, removed: Clock): Deadline | undefined {
  if (first === undefined) return undefined;
  const rest = uncovered(first.next, removed);
  if (covers(removed, first.origin, first.n)) return rest;
  return rest === first.next ? first : before(first, rest);
}

/** In order of origins; a write that is there already (one command may name a field twice) stays. */
function including(first: Deadline | undefined, deadline: Deadline): Deadline {
  const { origin, n } = deadline;
  if (first === undefined || first.origin > origin) return before(deadline, first);
  if (first.origin === origin && first.n === n) return before(deadline, first.next);
  return before(first, including(first.next, deadline));
}

function before({ origin, n, atMs, withValue }: Deadline, next: Deadline | undefined): Deadline {
  return { origin, n, atMs, withValue, next };
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

/** What is left of it when the stable writes are forgotten; `undefined` when that is nothing. */
export function collectedExpiry(expiry: Expiry, stable: Stable): Expiry | undefined {
  const { deadlines, removed } = expiry;
  // A deadline is itself a removal of those before it; the context goes when all have it.
  if (!hasReplaced(stable.clock, expiry)) return expiry;
  if (deadlines === undefined) return undefined;
  // "No expiry" is what an absent deadline says, too, once none that it beats can still arrive.
  if (stable.isQuiet && deadlines.atMs === Infinity && deadlines.next === undefined) {
    return undefined;
  }
  return removed.length === 0 ? expiry : { deadlines, removed: NO_CLOCK };
}
