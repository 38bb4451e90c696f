/** What the screens ask of a run beside drawing it. */
import { eventOf, tellReply, tellValue, type Run, type Story } from '../../src/explain/index.ts';
import { text, type ByteString, type EventId } from '../../src/kernel/index.ts';

/** Why a reply, or why a value, for events that have a why. */
export function storyOf(run: Run, id: EventId): Story | undefined {
  const event = eventOf(run, id);
  if (event === undefined) return undefined;
  const told = tellReply(run, id);
  if (told !== undefined) return told;
  if (!('shown' in event) || !('region' in event)) return undefined;
  const [shown] = event.shown;
  return shown === undefined
    ? undefined
    : tellValue(run, { region: event.region, key: shown.key, atMs: event.t });
}

/** The last event up to a moment that changed or read a key in a region. */
export function lastAbout(
  run: Run,
  region: string,
  key: ByteString,
  atMs: number,
): EventId | undefined {
  return run.events.findLast(
    (event) =>
      event.t <= atMs &&
      'shown' in event &&
      event.region === region &&
      event.shown.some((shown) => text(shown.key) === text(key)),
  )?.id;
}

/** The event that violates the property, if one does. */
export const violationOf = ({ steps, violated }: Run): EventId | undefined =>
  steps.find(({ number }) => number === violated)?.event;

/** The event and everything without which it would not have happened as it did. */
export function withCauses(run: Run, id: EventId): ReadonlySet<EventId> {
  const found = new Set<EventId>([id]);
  for (const one of found) for (const cause of eventOf(run, one)?.causes ?? []) found.add(cause);
  return found;
}

/** The highest number of each instance's writes so far, by instance id. */
export function writesMade(run: Run, until: EventId): readonly number[] {
  const made: number[] = [];
  for (const event of run.events) {
    if (event.id > until) break;
    if (event.kind !== 'command' && event.kind !== 'expire' && event.kind !== 'evict') continue;
    for (const { origin, n } of event.dots) made[origin] = Math.max(made[origin] ?? 0, n);
  }
  return made;
}
