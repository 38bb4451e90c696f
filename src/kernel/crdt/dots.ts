/**
 * The live dots of one element: at most one per origin, since a later add of an origin stands for
 * its earlier ones (whoever observed the later observed them too). Sorted by origin, so equal
 * sets of dots are equal data.
 */
import { covers, type Clock, type InstanceId, type StampedDot } from '../causality/index.ts';

/** Owned by their element: a later dot of an origin overwrites its earlier one in place. */
export type Dots = { origin: InstanceId; n: number; wallMs: number }[];

export function addDot(dots: Dots, { origin, n, wallMs }: StampedDot): void {
  let at = dots.length;
  while (at > 0 && (dots[at - 1]?.origin ?? 0) > origin) at--;
  const before = dots[at - 1];
  if (before?.origin !== origin) dots.splice(at, 0, { origin, n, wallMs });
  else if (n > before.n) {
    before.n = n;
    before.wallMs = wallMs;
  }
}

export function dotOf({ origin, n, wallMs }: StampedDot): Dots[number] {
  return { origin, n, wallMs };
}

/** Of live writes of one key, the last of each instance: a clock may step back, numbers do not. */
export function lastOfEach(writes: Iterable<StampedDot>): Dots {
  const last: Dots = [];
  for (const write of writes) addDot(last, write);
  return last;
}

export function removeDots(dots: Dots, context: Clock): void {
  for (let at = dots.length - 1; at >= 0; at--) {
    const dot = dots[at];
    if (dot !== undefined && covers(context, dot.origin, dot.n)) dots.splice(at, 1);
  }
}
