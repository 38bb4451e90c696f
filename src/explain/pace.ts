/** When one direction of a link took something else than usual: read from the clogs of a run. */
import type { EventId, PaceEvent, TraceEvent } from '../kernel/index.ts';

/** What a link takes from an event on, where the run knows more than the event says. */
export type SetLatency = { readonly event: EventId; readonly ms: number };

export type Pace = {
  readonly fromMs: number;
  /** Absent when it was so until the end. */
  readonly untilMs: number | undefined;
  readonly event: EventId;
  readonly endEvent: EventId | undefined;
  /** The event was about both directions at once. */
  readonly isBothWays: boolean;
  /** What a transfer takes meanwhile; undefined where nobody knows what it usually takes. */
  readonly latencyMs: number | undefined;
  readonly factor: number;
  readonly extraMs: number;
};

/** The paces of the direction `from` → `to` that differ from `usualMs`, in time order. */
export function readPaces(
  events: readonly TraceEvent[],
  from: string,
  to: string,
  usualMs: number | undefined,
  latencies: readonly SetLatency[],
): readonly Pace[] {
  const paces: Pace[] = [];
  for (const event of events) {
    if (event.kind !== 'clog' && event.kind !== 'unclog') continue;
    if (!concerns(event, from, to)) continue;
    const open = paces.at(-1);
    if (open !== undefined && open.endEvent === undefined) {
      paces[paces.length - 1] = { ...open, untilMs: event.t, endEvent: event.id };
    }
    const told = latencies.find((one) => one.event === event.id)?.ms;
    const isUsual = told === undefined ? event.kind === 'unclog' : told === usualMs;
    if (!isUsual) paces.push(paceOf(event, told ?? slowed(event, usualMs)));
  }
  return paces;
}

const concerns = (event: PaceEvent, from: string, to: string): boolean =>
  (event.from === from && event.to === to) ||
  (!event.oneWay && event.from === to && event.to === from);

const slowed = ({ factor, extraMs }: PaceEvent, usualMs: number | undefined): number | undefined =>
  usualMs === undefined ? undefined : Math.round(usualMs * factor) + extraMs;

const paceOf = (event: PaceEvent, latencyMs: number | undefined): Pace => ({
  fromMs: event.t,
  untilMs: undefined,
  event: event.id,
  endEvent: undefined,
  isBothWays: !event.oneWay,
  latencyMs,
  factor: event.factor,
  extraMs: event.extraMs,
});

/** The pace in force at a moment; undefined when the link is as usual. */
export function paceAt(paces: readonly Pace[], ms: number): Pace | undefined {
  return paces.findLast(
    ({ fromMs, untilMs }) => fromMs <= ms && (untilMs === undefined || ms < untilMs),
  );
}
