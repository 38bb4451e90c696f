/**
 * The way of every effect from the region that wrote it to each other region: when it left, how
 * long it waited for a cut link, when it landed and what became of it. Effects of one command that
 * land together travel together.
 */
import type { Dot, EventId, Reason, TraceEvent } from '../kernel/index.ts';
import type { Cut } from './cut.ts';
import { regionNamed, type Run, type RunLink, type RunRegion } from './run.ts';

export type Journey = {
  /** The event that wrote: a command, an expiry or an eviction. */
  readonly source: EventId;
  readonly from: RunRegion;
  readonly to: RunRegion;
  readonly dots: readonly Dot[];
  readonly sentMs: number;
  /** When it left for good: later than `sentMs` where a cut held it. */
  readonly departMs: number;
  /** Absent when it had not landed by the end of the run. */
  readonly arriveMs: number | undefined;
  /** The cut that held it, or still holds it. */
  readonly heldBy: Cut | undefined;
  readonly outcome: 'shown' | 'lost' | 'unchanged' | 'duplicate' | 'pending' | 'dropped';
  readonly deliveries: readonly EventId[];
  readonly reasons: readonly Reason[];
};

type Writing = Extract<TraceEvent, { kind: 'command' | 'expire' | 'evict' | 'flush' }>;
type Delivery = Extract<TraceEvent, { kind: 'apply' | 'duplicate' | 'message' }>;

/** Every journey of the run, in the order of the writes, then of the regions. */
export function readJourneys(run: Run): readonly Journey[] {
  const deliveries = new Map<string, Delivery[]>();
  for (const event of run.events) {
    if (!isDelivery(event)) continue;
    const name = legName(event.dot, event.region);
    deliveries.set(name, [...(deliveries.get(name) ?? []), event]);
  }
  return run.events.filter(isWriting).flatMap((event) => {
    const from = regionNamed(run, event.region);
    if (from === undefined) return [];
    return run.regions
      .filter((to) => to !== from)
      .flatMap((to) => journeysTo(run, event, from, to, deliveries));
  });
}

const isWriting = (event: TraceEvent): event is Writing =>
  (event.kind === 'command' ||
    event.kind === 'expire' ||
    event.kind === 'evict' ||
    event.kind === 'flush') &&
  event.dots.length > 0;

const isDelivery = (event: TraceEvent): event is Delivery =>
  event.kind === 'apply' || event.kind === 'duplicate' || event.kind === 'message';

const legName = (dot: Dot, region: string): string =>
  `${String(dot.origin)}:${String(dot.n)}>${region}`;

function journeysTo(
  run: Run,
  event: Writing,
  from: RunRegion,
  to: RunRegion,
  deliveries: ReadonlyMap<string, readonly Delivery[]>,
): readonly Journey[] {
  const landed = event.dots.flatMap((dot) => deliveries.get(legName(dot, to.name)) ?? []);
  const moments = [...new Set(landed.map(({ t }) => t))].sort((left, right) => left - right);
  const journeys = moments.map((t) =>
    landedJourney(
      run,
      event,
      from,
      to,
      landed.filter((delivery) => delivery.t === t),
    ),
  );
  const missing = event.dots.filter((dot) => !deliveries.has(legName(dot, to.name)));
  if (missing.length === 0 || isSynced(run, event, to)) return journeys;
  return [...journeys, pendingJourney(run, event, from, to, missing)];
}

function landedJourney(
  run: Run,
  event: Writing,
  origin: RunRegion,
  to: RunRegion,
  landed: readonly Delivery[],
): Journey {
  const [first] = landed;
  const arriveMs = first?.t ?? event.t;
  // A relayed effect comes by another region's link; it is drawn from there.
  const from = regionNamed(run, first?.from ?? origin.name) ?? origin;
  const sentMs = Math.min(first?.sentMs ?? event.t, arriveMs);
  const heldBy = linkBetween(run, from, to)?.cuts.findLast(
    (cut) => cut.untilMs !== undefined && cut.untilMs > sentMs && cut.untilMs <= arriveMs,
  );
  return {
    source: event.id,
    from: from === to ? origin : from,
    to,
    dots: landed.map(({ dot }) => dot),
    sentMs,
    departMs: heldBy?.untilMs ?? sentMs,
    arriveMs,
    heldBy,
    outcome: outcomeOf(landed),
    deliveries: landed.map(({ id }) => id),
    reasons: landed.flatMap(reasonsOf),
  };
}

function outcomeOf(landed: readonly Delivery[]): Journey['outcome'] {
  if (landed.some(isShown)) return 'shown';
  if (landed.every(({ kind }) => kind === 'duplicate')) return 'duplicate';
  const isLost = landed.some((delivery) =>
    reasonsOf(delivery).some(
      ({ loser }) => loser.origin === delivery.dot.origin && loser.n === delivery.dot.n,
    ),
  );
  return isLost ? 'lost' : 'unchanged';
}

/** Something came of it that a client can see: a value changed, a message was received. */
const isShown = (delivery: Delivery): boolean =>
  delivery.kind === 'message' ? delivery.receivers > 0 : delivery.changed;

const reasonsOf = (delivery: Delivery): readonly Reason[] =>
  delivery.kind === 'message' ? [] : delivery.reasons;

function pendingJourney(
  run: Run,
  event: Writing,
  from: RunRegion,
  to: RunRegion,
  dots: readonly Dot[],
): Journey {
  const cuts = linkBetween(run, from, to)?.cuts ?? [];
  const holding = cuts.findLast((cut) => cut.untilMs === undefined || cut.untilMs > event.t);
  const isGone = run.events.some(
    ({ kind, ...rest }) =>
      kind === 'force-remove' &&
      'region' in rest &&
      (rest.region === from.name || rest.region === to.name),
  );
  return {
    source: event.id,
    from,
    to,
    dots,
    sentMs: event.t,
    departMs: holding === undefined ? event.t : (holding.untilMs ?? run.endMs),
    arriveMs: undefined,
    heldBy: holding,
    outcome: isGone ? 'dropped' : 'pending',
    deliveries: [],
    reasons: [],
  };
}

/** A full sync into the region after the write brought what the link had not. */
const isSynced = (run: Run, event: Writing, to: RunRegion): boolean =>
  run.events.some(
    ({ kind, id, ...rest }) =>
      kind === 'full-sync' && id > event.id && 'region' in rest && rest.region === to.name,
  );

export function linkBetween(run: Run, from: RunRegion, to: RunRegion): RunLink | undefined {
  return run.links.find((link) => link.from === from.name && link.to === to.name);
}
