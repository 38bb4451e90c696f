/**
 * The last of several live writes by instance, each with its stamp: what `typeConflict: lww` compares
 * (KEY-3). Asked only where types meet, so it costs nothing elsewhere.
 */
import type { StampedDot } from '../causality/index.ts';

/** Of live writes of one key, the last of each instance: a clock may step back, numbers do not. */
export function lastOfEach(writes: Iterable<StampedDot>): readonly StampedDot[] {
  const last = new Map<number, StampedDot>();
  for (const write of writes) {
    const { origin, n } = write;
    if (n > (last.get(origin)?.n ?? 0)) last.set(origin, write);
  }
  return [...last.values()]
    .map(({ origin, n, wallMs }) => ({ origin, n, wallMs }))
    .sort((left, right) => left.origin - right.origin);
}
