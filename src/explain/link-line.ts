/** What happens on a link, in the words of one line: slow, lost, resumed, synchronised in full. */
import type { ResyncReason, Shown, TraceEvent } from '../kernel/index.ts';
import { groupDigits, keyName, regionNamed, renderDuration, type Run } from './run.ts';
import { renderShown } from './shown-value.ts';

export type LinkHappening = Extract<
  TraceEvent,
  { kind: 'clog' | 'unclog' | 'lost' | 'partial-sync' | 'partial-sync-error' | 'full-sync' }
>;

export const codeOf = (run: Run, name: string): string => regionNamed(run, name)?.code ?? name;

export function tellLink(run: Run, event: LinkHappening): { what: string; reply: string } {
  switch (event.kind) {
    case 'clog':
    case 'unclog': {
      const way = `${codeOf(run, event.from)} ${event.oneWay ? '→' : '⇄'} ${codeOf(run, event.to)}`;
      const told = run.latencies.find((one) => one.event === event.id);
      if (told !== undefined) {
        return { what: `latency ${way}: ${renderDuration(told.ms)}`, reply: '' };
      }
      return { what: `${event.kind} ${way}${paceWords(event)}`, reply: '' };
    }
    case 'lost': {
      const often = event.times === 1 ? 'once' : `${String(event.times)} times`;
      return {
        what: `a transfer ${codeOf(run, event.from)} → ${codeOf(run, event.to)} was lost ${often}`,
        reply: `sent again, ${renderDuration(event.delayMs)} late`,
      };
    }
    case 'partial-sync':
      return {
        what: `asks ${codeOf(run, event.from)} to go on from where it stopped`,
        reply: `granted, ${countOf(event.missing, 'transfer')} to catch up with`,
      };
    case 'partial-sync-error':
      return {
        what: `cannot go on from ${codeOf(run, event.from)}'s effects`,
        reply: `full sync follows: ${refusalWords(event)}`,
      };
    case 'full-sync':
      return {
        what: `full sync from ${codeOf(run, event.from)}, ${groupDigits(event.bytes)} bytes`,
        reply: tellShown(run, event.shown),
      };
  }
}

function paceWords({
  kind,
  factor,
  extraMs,
}: Extract<LinkHappening, { kind: 'clog' | 'unclog' }>): string {
  if (kind === 'unclog') return '';
  const times = factor === 1 ? [] : [`${String(factor)} times as slow`];
  const later = extraMs === 0 ? [] : [`${renderDuration(extraMs)} later`];
  return `: ${[...times, ...later].join(' and ')}`;
}

/** Why a whole state has to be sent, as a clause. */
export const RESYNC_WORDS: Readonly<Record<ResyncReason, string>> = {
  backlog: 'its position fell off the backlog (REP-3)',
  restart: 'a restart lost what they had in common (REP-10)',
  join: 'it is new (MEM-1)',
  ghost: 'writes of an instance that is gone travel on no link (MEM-3)',
  gap: 'an effect is missing before the one that arrived (CLK-6)',
};

function refusalWords({
  reason,
  missing,
  backlogBytes,
}: Extract<LinkHappening, { kind: 'partial-sync' | 'partial-sync-error' }>): string {
  if (reason === undefined) return '';
  const words = RESYNC_WORDS[reason];
  if (reason !== 'backlog') return words;
  return `${words}: ${countOf(missing, 'transfer')} missing, ${groupDigits(backlogBytes)} bytes kept`;
}

const countOf = (count: number, noun: string): string =>
  `${groupDigits(count)} ${noun}${count === 1 ? '' : 's'}`;

export const tellShown = (
  run: Run,
  shown: readonly Pick<Shown, 'key' | 'type' | 'value'>[],
): string =>
  shown
    .map((one) =>
      one.type === undefined
        ? `${keyName(run, one.key)} absent`
        : `${keyName(run, one.key)} = ${renderShown(one)}`,
    )
    .join(', ');
