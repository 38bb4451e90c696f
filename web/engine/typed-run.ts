/** A run that somebody types, at prompts or as a scenario: which of its events are the numbered steps. */
import { runOf, type Run } from '../../src/explain/index.ts';
import type { EventId, Simulation, TraceEvent } from '../../src/kernel/index.ts';

const DEEDS: ReadonlySet<TraceEvent['kind']> = new Set([
  'command',
  'cut',
  'heal',
  'clog',
  'unclog',
]);

const isDeed = ({ kind }: TraceEvent): boolean => DEEDS.has(kind);

export function typedRun(simulation: Simulation, title = ''): Run {
  return runOf(simulation, { title, steps: simulation.events.filter(isDeed).map(({ id }) => id) });
}

/** What a line did, of all that happened while it ran: its own deed, or else the first of it. */
export const deedOf = (events: readonly TraceEvent[]): EventId | undefined =>
  (events.find(isDeed) ?? events[0])?.id;
