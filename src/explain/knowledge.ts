/**
 * Who had seen what, and why not: read from the deliveries of a run. A write is missing in a region
 * when it happened elsewhere before a moment and none of its effects had landed there by then.
 */
import type { ByteString, Dot, EventId, TraceEvent } from '../kernel/index.ts';
import { cutAt, type Cut } from './cut.ts';
import { regionNamed, type Run, type RunRegion } from './run.ts';

export type Writing = Extract<TraceEvent, { kind: 'command' | 'expire' | 'evict' | 'flush' }>;

/** Why a write is missing: its link is cut, it is on its way, or nobody has delivered it yet. */
export type Absence =
  | { readonly kind: 'cut'; readonly cut: Cut }
  | {
      readonly kind: 'travelling';
      readonly elapsedMs: number;
      readonly latencyMs: number | undefined;
    }
  | { readonly kind: 'waiting' };

export type Missing = { readonly write: Writing; readonly absence: Absence };

export const isWriting = (event: TraceEvent): event is Writing =>
  (event.kind === 'command' ||
    event.kind === 'expire' ||
    event.kind === 'evict' ||
    event.kind === 'flush') &&
  event.dots.length > 0;

const nameOf = ({ origin, n }: Dot): string => `${String(origin)}:${String(n)}`;

/** Names of the dots a region has applied before an event. A full sync brings what its source knew. */
export function seenBefore(run: Run, region: string, before: EventId): ReadonlySet<string> {
  const known = new Map(run.regions.map(({ name }) => [name, new Set<string>()]));
  for (const event of run.events) {
    if (event.id >= before) break;
    if (!('region' in event)) continue;
    const own = known.get(event.region);
    if (own === undefined) continue;
    if (isWriting(event)) for (const dot of event.dots) own.add(nameOf(dot));
    if (event.kind === 'apply' || event.kind === 'message') own.add(nameOf(event.dot));
    if (event.kind === 'full-sync') for (const name of known.get(event.from) ?? []) own.add(name);
  }
  return known.get(region) ?? new Set();
}

/** Writes of a key elsewhere that a region had not seen when an event happened, oldest first. */
export function missingBefore(
  run: Run,
  region: RunRegion,
  key: ByteString,
  before: EventId,
  atMs: number,
): readonly Missing[] {
  const seen = seenBefore(run, region.name, before);
  return run.events
    .filter(isWriting)
    .filter((event) => event.id < before && event.region !== region.name)
    .filter((event) => event.shown.some((shown) => shown.key === key))
    .filter((event) => event.dots.every((dot) => !seen.has(nameOf(dot))))
    .map((write) => ({ write, absence: absenceOf(run, write, region, atMs) }));
}

function absenceOf(run: Run, write: Writing, to: RunRegion, atMs: number): Absence {
  const from = regionNamed(run, write.region);
  const link = run.links.find(
    (candidate) => candidate.from === from?.name && candidate.to === to.name,
  );
  const cuts = link?.cuts ?? [];
  const cut = cutAt(cuts, atMs);
  if (cut !== undefined) return { kind: 'cut', cut };
  if (run.axis === 'order') return { kind: 'waiting' };
  const healedMs = cuts.findLast(
    ({ untilMs }) => untilMs !== undefined && untilMs > write.t && untilMs <= atMs,
  )?.untilMs;
  return {
    kind: 'travelling',
    elapsedMs: atMs - (healedMs ?? write.t),
    latencyMs: link?.latencyMs,
  };
}

/** The writes of a key that a region had seen by an event, oldest first, its own included. */
export function contributionsBefore(
  run: Run,
  region: RunRegion,
  key: ByteString,
  before: EventId,
): readonly Writing[] {
  const seen = seenBefore(run, region.name, before);
  return run.events
    .filter(isWriting)
    .filter((event) => event.id < before && event.shown.some((shown) => shown.key === key))
    .filter((event) => event.dots.some((dot) => seen.has(nameOf(dot))));
}

/** The command that made a dot. */
export const writeOf = (run: Run, dot: Dot): Writing | undefined =>
  run.events
    .filter(isWriting)
    .find((event) => event.dots.some((made) => made.origin === dot.origin && made.n === dot.n));
