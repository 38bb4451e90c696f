/**
 * A run: what every view consumes. It is made once from a simulation's events and the facts that
 * the events leave out (regions, latencies, which events are the numbered steps), and it is plain
 * data, so that the browser, a report and the terminal show the same thing.
 */
import { renderArgument, type ByteString, type EventId, type TraceEvent } from '../kernel/index.ts';
import { regionCodes } from './code.ts';
import { readCuts, type Cut } from './cut.ts';
import { readPaces, type Pace, type SetLatency } from './pace.ts';
import { chooseKeys, type RunKey } from './run-key.ts';
import { inOrder, isTimeless, readJumps, type DeadlineReader, type Jump } from './order.ts';

export type RunRegion = {
  readonly name: string;
  /** Short and unique within the run: `eus2`. */
  readonly code: string;
  /** Place among the lanes, from 0; the instance id is one more. */
  readonly position: number;
  /** The region's wall clock minus virtual time when the run began. */
  readonly skewMs: number;
  /** False while it waits, at the end of the run, to have synced after a crash or a join (STL-1, MEM-1). */
  readonly hasSynced: boolean;
};

export type RunStep = { readonly number: number; readonly event: EventId };

/** One direction of a link. */
export type RunLink = {
  readonly from: string;
  readonly to: string;
  readonly latencyMs: number | undefined;
  readonly cuts: readonly Cut[];
  /** When it was slower or quicker than that. */
  readonly paces: readonly Pace[];
};

export type Run = {
  readonly title: string;
  /** Virtual epoch ms of time 0: what turns a wall clock reading into a time of the run. */
  readonly startMs: number;
  /** Time of the last event. */
  readonly endMs: number;
  /** `order` when the times of the events tell too little: they then stand one after another. */
  readonly axis: 'ms' | 'order';
  /** Where time passed in an ordered run. */
  readonly jumps: readonly Jump[];
  readonly regions: readonly RunRegion[];
  /** The keys whose values are drawn, most contested first. */
  readonly keys: readonly RunKey[];
  readonly events: readonly TraceEvent[];
  readonly steps: readonly RunStep[];
  /** The step that violates the property, by its number. */
  readonly violated: number | undefined;
  /** Both directions of every pair of regions. */
  readonly links: readonly RunLink[];
  /** Changes of a link's latency, by the events that stand for them. */
  readonly latencies: readonly SetLatency[];
  /** Instances that are not the one their region began as: it joined, or restarted as a new one. */
  readonly instances: readonly RunInstance[];
  /** Which instance wins equal timestamps (CLK-3). */
  readonly tieBreak: 'smaller-id' | 'larger-id';
};

export type RunInstance = { readonly instance: number; readonly region: string };

export type RunFacts = {
  readonly title?: string;
  readonly regions: readonly string[];
  readonly events: readonly TraceEvent[];
  readonly startMs?: number;
  readonly clockSkewMs?: Readonly<Record<string, number>>;
  /** Regions that at the end have not synced yet, after a crash or a join. */
  readonly unsynced?: readonly string[];
  readonly latencyMs?: number;
  readonly links?: readonly {
    readonly from: string;
    readonly to: string;
    readonly latencyMs?: number;
  }[];
  /** What a link takes from an event on, where somebody set it. */
  readonly latencies?: readonly SetLatency[];
  /** Keys to draw; without them the most contested of the run, at most `keysShownMax`. */
  readonly keys?: readonly ByteString[];
  /** The numbered steps, in order. */
  readonly steps?: readonly EventId[];
  /** The event that violates the property; it must be one of the steps. */
  readonly violated?: EventId;
  readonly tieBreak?: 'smaller-id' | 'larger-id';
};

/** How many keys one diagram draws: three bars in a lane are still read at a glance. */
export const keysShownMax = 3;

/** Gathers what the views need. Facts that name unknown regions or events are ignored. */
export function describeRun(facts: RunFacts): Run {
  const codes = regionCodes(facts.regions);
  const skews = new Map(Object.entries(facts.clockSkewMs ?? {}));
  const hasLatencies =
    facts.latencyMs !== undefined ||
    (facts.links ?? []).some(({ latencyMs }) => latencyMs !== undefined);
  const isOrdered = isTimeless(facts.events, hasLatencies);
  const startMs = facts.startMs ?? 0;
  const deadlineOf: DeadlineReader = (event, expiresMs) =>
    expiresMs -
    startMs -
    clockOf(facts.events, 'region' in event ? event.region : '', event.id, skews);
  const events = isOrdered ? inOrder(facts.events, deadlineOf) : facts.events;
  const steps = (facts.steps ?? []).map((event, index) => ({ number: index + 1, event }));
  return {
    title: facts.title ?? '',
    startMs,
    endMs: events.reduce((latest, { t }) => Math.max(latest, t), 0),
    axis: isOrdered ? 'order' : 'ms',
    jumps: isOrdered ? readJumps(facts.events) : [],
    regions: facts.regions.map((name, position) => ({
      name,
      code: codes[position] ?? name,
      position,
      skewMs: skews.get(name) ?? 0,
      hasSynced: facts.unsynced?.includes(name) !== true,
    })),
    keys: chooseKeys(events, facts.keys, keysShownMax),
    events,
    steps,
    violated: steps.find(({ event }) => event === facts.violated)?.number,
    links: describeLinks(facts, events),
    latencies: facts.latencies ?? [],
    instances: events.flatMap((event) =>
      event.kind === 'join' || event.kind === 'release'
        ? [{ instance: event.instance, region: event.region }]
        : [],
    ),
    tieBreak: facts.tieBreak ?? 'smaller-id',
  };
}

function describeLinks(facts: RunFacts, events: readonly TraceEvent[]): readonly RunLink[] {
  return facts.regions.flatMap((from) =>
    facts.regions
      .filter((to) => to !== from)
      .map((to) => ({
        from,
        to,
        latencyMs: latencyOf(facts, from, to),
        cuts: readCuts(events, from, to),
        paces: readPaces(events, from, to, latencyOf(facts, from, to), facts.latencies ?? []),
      })),
  );
}

/** A link is one direction, as in the simulation's options. */
function latencyOf(facts: RunFacts, from: string, to: string): number | undefined {
  const exact = (facts.links ?? []).find((link) => link.from === from && link.to === to);
  return exact?.latencyMs ?? facts.latencyMs;
}

export function regionNamed(run: Run, name: string): RunRegion | undefined {
  return run.regions.find((region) => region.name === name);
}

/** The region of an instance id (1 for the first region). */
export function regionOfInstance(run: Run, instance: number): RunRegion | undefined {
  const later = run.instances.find((known) => known.instance === instance);
  return later === undefined ? run.regions[instance - 1] : regionNamed(run, later.region);
}

/** The place of an instance's region among the lanes, from 0. */
export function positionOfInstance(run: Run, instance: number): number {
  return regionOfInstance(run, instance)?.position ?? instance - 1;
}

/** The name of a region's instance for a dot: `eus2:1`. */
export function dotName(run: Run, dot: { readonly origin: number; readonly n: number }): string {
  return `${regionOfInstance(run, dot.origin)?.code ?? String(dot.origin)}:${String(dot.n)}`;
}

export function stepOf(run: Run, event: EventId): number | undefined {
  return run.steps.find((step) => step.event === event)?.number;
}

export function eventOf(run: Run, id: EventId): TraceEvent | undefined {
  return run.events.find((event) => event.id === id);
}

/** The region's clock minus virtual time when an event happened. */
export const skewAt = (run: Run, { name, skewMs }: RunRegion, at: EventId): number =>
  clockOf(run.events, name, at, new Map([[name, skewMs]]));

function clockOf(
  events: readonly TraceEvent[],
  region: string,
  at: EventId,
  skews: ReadonlyMap<string, number>,
): number {
  const event = events.findLast(
    (other) =>
      other.id <= at &&
      (other.kind === 'clock' || other.kind === 'command') &&
      other.region === region,
  );
  if (event?.kind === 'clock') return event.amount;
  return event?.kind === 'command' ? event.skewMs : (skews.get(region) ?? 0);
}

/** A moment of the run in words: `398 ms`, or `#7` where only the order counts. */
export function renderMoment(run: Run, ms: number): string {
  return run.axis === 'order' ? `#${String(ms)}` : `${groupDigits(ms)} ms`;
}

/** A length of time in words: `462 ms`, `29.4 s`, `24 h`. */
export function renderDuration(ms: number): string {
  if (ms < 10_000) return `${groupDigits(ms)} ms`;
  const [amount, unit] =
    ms < 120_000 ? [ms / 1000, 's'] : ms < 7_200_000 ? [ms / 60_000, 'min'] : [ms / 3_600_000, 'h'];
  return `${String(Math.round(amount * 10) / 10)} ${unit}`;
}

/** Thousands apart by commas, minus as a minus sign. */
export function groupDigits(value: number): string {
  const digits = String(Math.abs(value)).replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  return value < 0 ? `−${digits}` : digits;
}

/** A key as the views write it: its short name where it has one. */
export function keyName(run: Run, key: ByteString): string {
  return run.keys.find((shown) => shown.key === key)?.name ?? renderArgument(key);
}
