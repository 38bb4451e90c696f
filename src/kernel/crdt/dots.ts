/**
 * The live dots of one element: at most one per origin, since a later add of an origin stands for
 * its earlier ones (whoever observed the later observed them too). Chained by origin.
 */
import { isUncovered, type Clock, type InstanceId, type StampedDot } from '../causality/index.ts';
import { itemsOf, onlyThose, withByOrigin } from './chain.ts';

/** Owned by its element: a later dot of an origin overwrites its earlier one in place. */
export type LiveDot = {
  readonly origin: InstanceId;
  n: number;
  wallMs: number;
  next: LiveDot | undefined;
};

/** Returns the first dot of the chain, with this one in it. */
export function withDot(first: LiveDot | undefined, { origin, n, wallMs }: StampedDot): LiveDot {
  for (let dot = first; dot !== undefined; dot = dot.next) {
    if (dot.origin !== origin) continue;
    if (n > dot.n) {
      dot.n = n;
      dot.wallMs = wallMs;
    }
    return first ?? dot;
  }
  return withByOrigin(first, { origin, n, wallMs, next: undefined });
}

/** Of live writes of one key, the last of each instance: a clock may step back, numbers do not. */
export function lastOfEach(writes: Iterable<StampedDot>): readonly StampedDot[] {
  let last: LiveDot | undefined;
  for (const write of writes) last = withDot(last, write);
  return itemsOf(last);
}

/** Returns the first dot of those that the context does not cover. */
export function withoutDots(first: LiveDot | undefined, context: Clock): LiveDot | undefined {
  return onlyThose(first, isUncovered, context);
}
