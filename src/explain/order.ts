/**
 * A run in which no time passes (manual delivery without a clock) has all its events at one
 * instant, and a time axis would draw them on one spot. Such a run is shown in the order of its
 * events instead: event number n stands at n, and the views say so.
 */
import type { TraceEvent } from '../kernel/index.ts';

/** The same events, each at its place in the order; an effect was sent where its write stands. */
export function inOrder(events: readonly TraceEvent[]): readonly TraceEvent[] {
  const madeAt = new Map<string, number>();
  return events.map((event, index) => {
    const t = index + 1;
    if (event.kind === 'command' || event.kind === 'expire' || event.kind === 'evict') {
      for (const dot of event.dots) madeAt.set(`${String(dot.origin)}:${String(dot.n)}`, t);
    }
    if (event.kind !== 'apply' && event.kind !== 'duplicate') return { ...event, t };
    const name = `${String(event.dot.origin)}:${String(event.dot.n)}`;
    return { ...event, t, sentMs: madeAt.get(name) ?? t };
  });
}
