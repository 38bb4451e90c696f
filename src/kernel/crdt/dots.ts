/**
 * The live dots of one element: at most one per origin, since a later add of an origin stands for
 * its earlier ones (whoever observed the later observed them too). Sorted by origin, so equal
 * sets of dots are equal data.
 */
import { covers, type Clock, type Dot } from '../causality/index.ts';

export type Dots = Dot[];

export function addDot(dots: Dots, dot: Dot): void {
  let at = dots.length;
  while (at > 0 && (dots[at - 1]?.origin ?? 0) > dot.origin) at--;
  const before = dots[at - 1];
  if (before?.origin !== dot.origin) dots.splice(at, 0, { origin: dot.origin, n: dot.n });
  else if (dot.n > before.n) dots[at - 1] = { origin: dot.origin, n: dot.n };
}

export function removeDots(dots: Dots, context: Clock): void {
  for (let at = dots.length - 1; at >= 0; at--) {
    const dot = dots[at];
    if (dot !== undefined && covers(context, dot.origin, dot.n)) dots.splice(at, 1);
  }
}
