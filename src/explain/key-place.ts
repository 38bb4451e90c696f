/** A key in one region up to an event: what changed it there, and what it showed. */
import type { ByteString, EventId, Shown, TraceEvent } from '../kernel/index.ts';
import type { Run, RunRegion } from './run.ts';

export type KeyPlace = {
  readonly region: RunRegion;
  readonly key: ByteString;
  /** The first event that does not count any more. */
  readonly before: EventId;
};

/** An event that says what keys show. */
export type ShowingEvent = Extract<TraceEvent, { readonly shown: readonly Shown[] }>;

/** What an event says of a key; where it says it twice, the latter. */
export const shownIn = (event: ShowingEvent, key: ByteString): Shown | undefined =>
  event.shown.findLast((shown) => shown.key === key);

/** The events that wrote the key there, or brought writes of it, oldest first. */
export const changesOf = (run: Run, { region, key, before }: KeyPlace): readonly ShowingEvent[] =>
  run.events.filter(
    (event): event is ShowingEvent =>
      event.id < before &&
      'shown' in event &&
      event.region === region.name &&
      event.shown.some((shown) => shown.key === key) &&
      !(event.kind === 'command' && event.dots.length === 0),
  );
