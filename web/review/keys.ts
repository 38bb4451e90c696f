/** The keys of a diagram: those that move the cursor, and those that a screen adds. */
import type { KeyboardEvent } from 'react';
import { eventOf, type Run } from '../../src/explain/index.ts';
import type { EventId } from '../../src/kernel/index.ts';

export type Moved = { readonly ms: number; readonly event: EventId | undefined };

/** What a key does on this screen and not on every one; undefined while it can do nothing. */
export type Deeds = {
  readonly [_ in ' ' | 'r' | 'e' | 'f']?: (() => void) | undefined;
};

const smallStepMs = 10;

/** Where a key leads, or undefined when it moves nothing. */
export function moveBy(
  { key, shiftKey, ctrlKey, metaKey }: KeyboardEvent,
  run: Run,
  cursorMs: number,
  selected: EventId | undefined,
): Moved | undefined {
  if (ctrlKey || metaKey) return undefined;
  const { events } = run;
  const at = events.findIndex(({ id }) => id === selected);
  const to = (event: (typeof events)[number] | undefined): Moved | undefined =>
    event === undefined ? undefined : { ms: event.t, event: event.id };
  switch (key) {
    case 'ArrowRight':
      if (shiftKey) return { ms: Math.min(run.endMs, cursorMs + smallStepMs), event: undefined };
      return to(at === -1 ? events.find(({ t }) => t > cursorMs) : events[at + 1]);
    case 'ArrowLeft':
      if (shiftKey) return { ms: Math.max(0, cursorMs - smallStepMs), event: undefined };
      return to(at === -1 ? events.findLast(({ t }) => t < cursorMs) : events[at - 1]);
    case 'Home':
      return to(events[0]);
    case 'End':
      return { ms: run.endMs, event: events.at(-1)?.id };
    case 'ArrowUp':
    case 'ArrowDown':
      return to(inOtherLane(run, cursorMs, selected, key === 'ArrowUp' ? -1 : 1));
    default: {
      const step = run.steps.find(({ number }) => String(number) === key);
      return step === undefined ? undefined : to(eventOf(run, step.event));
    }
  }
}

/** The event of the next lane up or down that is nearest in time. */
function inOtherLane(
  run: Run,
  cursorMs: number,
  selected: EventId | undefined,
  by: 1 | -1,
): Run['events'][number] | undefined {
  const current =
    run.events.find(({ id }) => id === selected) ?? run.events.findLast(({ t }) => t <= cursorMs);
  const lane = run.regions.findIndex(
    ({ name }) => current !== undefined && 'region' in current && current.region === name,
  );
  const wanted = run.regions[lane + by]?.name;
  return run.events
    .filter((event) => 'region' in event && event.region === wanted)
    .sort((left, right) => Math.abs(left.t - cursorMs) - Math.abs(right.t - cursorMs))[0];
}
