/**
 * A run under manual delivery has most of its events at few instants, and a time axis would draw
 * them on one spot. Such a run is shown in the order of its events instead: event number n stands
 * at n, the views say so, and where virtual time did pass a break says how much.
 */
import type { Shown, TraceEvent } from '../kernel/index.ts';

/** Time that passed between two neighbouring events: after event number `after`. */
export type Jump = { readonly after: number; readonly lengthMs: number };

/** A shorter step of the clock is how a script moves on, not a wait somebody should see. */
const jumpMsMin = 10;

/**
 * True when the order of the events tells more than their times: all share one instant, or some do
 * and nothing says how long an effect travels.
 */
export function isTimeless(events: readonly TraceEvent[], hasLatencies: boolean): boolean {
  const instants = new Set(events.map(({ t }) => t)).size;
  if (events.length < 2) return false;
  return instants === 1 || (!hasLatencies && instants < events.length);
}

export function readJumps(events: readonly TraceEvent[]): readonly Jump[] {
  return events.flatMap((event, index) => {
    const lengthMs = (events[index + 1]?.t ?? event.t) - event.t;
    return lengthMs < jumpMsMin ? [] : [{ after: index + 1, lengthMs }];
  });
}

/** Virtual ms of a deadline that a region shows, by its own clock. */
export type DeadlineReader = (event: TraceEvent, expiresMs: number) => number;

/**
 * The same events, each at its place in the order; an effect was sent where its write stands, and a
 * deadline lies between the last event before it and the first one after.
 */
export function inOrder(
  events: readonly TraceEvent[],
  deadlineOf: DeadlineReader,
): readonly TraceEvent[] {
  const madeAt = new Map<string, number>();
  return events.map((event, index) => {
    const t = index + 1;
    if (event.kind === 'command' || event.kind === 'expire' || event.kind === 'evict') {
      for (const dot of event.dots) madeAt.set(`${String(dot.origin)}:${String(dot.n)}`, t);
    }
    const moved =
      'shown' in event
        ? { ...event, t, shown: movedDeadlines(event, events, deadlineOf) }
        : { ...event, t };
    if (!('sentMs' in moved)) return moved;
    const name = `${String(moved.dot.origin)}:${String(moved.dot.n)}`;
    return { ...moved, sentMs: madeAt.get(name) ?? t };
  });
}

function movedDeadlines(
  event: Extract<TraceEvent, { readonly shown: readonly Shown[] }>,
  events: readonly TraceEvent[],
  deadlineOf: DeadlineReader,
): readonly Shown[] {
  return event.shown.map((shown) => {
    if (shown.expiresMs === undefined) return shown;
    const atMs = deadlineOf(event, shown.expiresMs);
    // An expiry stands at its own number; a deadline that no event marks lies between two.
    const isMarked = events.some(({ t }) => t === atMs);
    const place = events.filter(({ t }) => t < atMs).length + (isMarked ? 1 : 0.5);
    return { ...shown, expiresMs: shown.expiresMs - atMs + place };
  });
}
