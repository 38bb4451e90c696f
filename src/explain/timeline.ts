/**
 * What each region showed for each drawn key, from when to when: the bars of the diagram, the
 * state at a moment, and the time during which replicas disagreed. Read from what the events say
 * a key shows; nothing about Redis is derived again here.
 */
import type { ByteString, EventId, Shown, TraceEvent } from '../kernel/index.ts';
import { regionNamed, skewAt, type Run } from './run.ts';

export type Span = {
  /** Position of the region. */
  readonly region: number;
  readonly key: ByteString;
  readonly fromMs: number;
  /** The end of the run where `end` is `open`. */
  readonly untilMs: number;
  readonly end: 'change' | 'delete' | 'expiry' | 'open';
  readonly type: string;
  readonly value: ByteString;
  /** Instance id of the writer; absent where no single write decides the value. */
  readonly writer: number | undefined;
  /** The event that made this value visible here. */
  readonly event: EventId;
};

export type Disagreement = {
  readonly fromMs: number;
  readonly untilMs: number;
  readonly isOpen: boolean;
};

/** All spans of the drawn keys, by region, then key, then time. */
export function readSpans(run: Run): readonly Span[] {
  return run.regions.flatMap((region) =>
    run.keys.flatMap(({ key }) => spansOf(run, region.position, region.name, key)),
  );
}

function spansOf(run: Run, region: number, name: string, key: ByteString): readonly Span[] {
  const spans: Span[] = [];
  let open: Span | undefined;
  let deadlineMs: number | undefined;
  const close = (ms: number, end: Span['end']): void => {
    if (open !== undefined && ms > open.fromMs) spans.push({ ...open, untilMs: ms, end });
    open = undefined;
  };
  for (const event of run.events) {
    const shown = shownIn(event, name, key);
    if (shown === undefined) continue;
    if (deadlineMs !== undefined && deadlineMs < event.t) close(deadlineMs, 'expiry');
    deadlineMs = deadlineOf(run, event.id, name, shown);
    if (shown.type === undefined) {
      close(event.t, event.kind === 'expire' ? 'expiry' : 'delete');
    } else if (open === undefined || isOther(open, shown)) {
      close(event.t, 'change');
      open = openSpan(region, key, event, shown, shown.type);
    }
  }
  if (deadlineMs !== undefined && deadlineMs < run.endMs) close(deadlineMs, 'expiry');
  close(Math.max(run.endMs, (open?.fromMs ?? 0) + 1), 'open');
  return spans;
}

/** When the region's own clock reaches the deadline, as a time of the run. */
function deadlineOf(run: Run, at: EventId, name: string, shown: Shown): number | undefined {
  const region = regionNamed(run, name);
  if (shown.expiresMs === undefined || region === undefined) return undefined;
  return shown.expiresMs - run.startMs - skewAt(run, region, at);
}

/** What the event says the key shows in the region, if it says anything about it. */
function shownIn(event: TraceEvent, region: string, key: ByteString): Shown | undefined {
  if (!('shown' in event) || event.region !== region) return undefined;
  return event.shown.findLast((shown) => shown.key === key);
}

const isOther = (span: Span, shown: Shown): boolean =>
  span.value !== shown.value || span.type !== shown.type || span.writer !== shown.writer?.origin;

const openSpan = (
  region: number,
  key: ByteString,
  event: TraceEvent,
  shown: Shown,
  type: string,
): Span => ({
  region,
  key,
  fromMs: event.t,
  untilMs: event.t,
  end: 'open',
  type,
  value: shown.value,
  writer: shown.writer?.origin,
  event: event.id,
});

/** The value a region shows at a moment; undefined when the key is absent there. */
export function spanAt(
  spans: readonly Span[],
  region: number,
  key: ByteString,
  ms: number,
): Span | undefined {
  return spans.findLast(
    (span) =>
      span.region === region &&
      span.key === key &&
      span.fromMs <= ms &&
      (ms < span.untilMs || span.end === 'open'),
  );
}

/** When the replicas did not all show the same, for any drawn key, as disjoint intervals. */
export function readDisagreements(run: Run, spans: readonly Span[]): readonly Disagreement[] {
  const edges = new Set([
    0,
    run.endMs,
    ...spans.flatMap(({ fromMs, untilMs }) => [fromMs, untilMs]),
  ]);
  const moments = [...edges].filter((ms) => ms <= run.endMs).sort((left, right) => left - right);
  const found: Disagreement[] = [];
  for (const [index, fromMs] of moments.entries()) {
    if (!run.keys.some(({ key }) => disagreesAt(run, spans, key, fromMs))) continue;
    const next = moments[index + 1];
    const last = found.at(-1);
    const interval = { fromMs, untilMs: next ?? run.endMs, isOpen: next === undefined };
    if (last?.untilMs === fromMs) found.splice(-1, 1, { ...interval, fromMs: last.fromMs });
    else found.push(interval);
  }
  return found;
}

function disagreesAt(run: Run, spans: readonly Span[], key: ByteString, ms: number): boolean {
  const visible = run.regions.map(({ position }) => {
    const span = spanAt(spans, position, key, ms);
    return span === undefined ? '' : `${span.type} ${span.value}`;
  });
  return new Set(visible).size > 1;
}
