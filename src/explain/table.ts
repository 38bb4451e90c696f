/** The run as rows in time order: what a screen reader reads first and a report prints. */
import { type EventId, type TraceEvent } from '../kernel/index.ts';
import { tellEvent, tellReason } from './line.ts';
import { plainText } from './phrase.ts';
import { eventOf, stepOf, type Run } from './run.ts';
import { tellReply } from './story.ts';

export type Row = {
  readonly event: EventId;
  readonly step: number | undefined;
  /** Virtual ms of the run, or the place in the order. */
  readonly atMs: number;
  /** A region's name, or the link's two ends. */
  readonly where: string;
  readonly what: string;
  /** The literal reply of a command, or what an effect did. */
  readonly reply: string;
  /** Why, for commands that something was kept from and for effects that met another write. */
  readonly why: string;
};

export function tableOf(run: Run): readonly Row[] {
  return run.events.map((event) => ({
    event: event.id,
    step: stepOf(run, event.id),
    atMs: event.t,
    where: whereOf(event),
    ...tellEvent(run, event),
    why: whyOf(run, event),
  }));
}

const whereOf = (event: TraceEvent): string =>
  'region' in event ? event.region : `${event.from} – ${event.to}`;

/** Quiet for what surprises nobody: a command that had everything, an effect that met nothing. */
function whyOf(run: Run, event: TraceEvent): string {
  if (event.kind !== 'command') return tellReason(run, event);
  const lines = tellReply(run, event.id)?.lines ?? [];
  const isSurprising = lines.some(
    (line) => line.event !== event.id && isEarlier(run, line.event, event),
  );
  return isSurprising
    ? lines
        .slice(0, 2)
        .map(({ phrases }) => plainText(phrases))
        .join(' ')
    : '';
}

const isEarlier = (run: Run, id: EventId | undefined, event: TraceEvent): boolean => {
  const cause = id === undefined ? undefined : eventOf(run, id);
  return cause !== undefined && cause.id < event.id;
};
