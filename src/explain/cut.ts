/** When one direction of a link was cut: read from the cut and heal events of a run. */
import type { EventId, LinkEvent, TraceEvent } from '../kernel/index.ts';

export type Cut = {
  readonly fromMs: number;
  /** Absent when the link was still cut at the end. */
  readonly untilMs: number | undefined;
  readonly cutEvent: EventId;
  readonly healEvent: EventId | undefined;
  /** The event cut both directions at once. */
  readonly isBothWays: boolean;
};

/** The cuts of the direction `from` → `to`, in time order. Cutting twice is one cut. */
export function readCuts(events: readonly TraceEvent[], from: string, to: string): readonly Cut[] {
  const cuts: Cut[] = [];
  let open: LinkEvent | undefined;
  for (const event of events) {
    if (event.kind !== 'cut' && event.kind !== 'heal') continue;
    if (!concerns(event, from, to)) continue;
    if (event.kind === 'cut') open ??= event;
    else if (open !== undefined) {
      cuts.push(cutOf(open, event));
      open = undefined;
    }
  }
  if (open !== undefined) cuts.push(cutOf(open, undefined));
  return cuts;
}

const concerns = (event: LinkEvent, from: string, to: string): boolean =>
  (event.from === from && event.to === to) ||
  (!event.oneWay && event.from === to && event.to === from);

const cutOf = (open: LinkEvent, heal: LinkEvent | undefined): Cut => ({
  fromMs: open.t,
  untilMs: heal?.t,
  cutEvent: open.id,
  healEvent: heal?.id,
  isBothWays: !open.oneWay,
});

/** The cut in force at a moment; a cut holds from its first instant to the one before its heal. */
export function cutAt(cuts: readonly Cut[], ms: number): Cut | undefined {
  return cuts.find(
    ({ fromMs, untilMs }) => fromMs <= ms && (untilMs === undefined || ms < untilMs),
  );
}
