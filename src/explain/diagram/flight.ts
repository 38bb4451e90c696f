/**
 * Arrows: every journey that is drawn as a slanted line, and every wait in an outbox before one.
 * Effects that leave and land together are one flight.
 */
import type { Dot } from '../../kernel/index.ts';
import { linkBetween, type Journey } from '../journey.ts';
import { dotName, eventOf, type Run, type RunRegion } from '../run.ts';
import { directionOf, halfExtent, type HalfBand } from './half-band.ts';
import type { Point } from './mark.ts';
import { barAt, barOfKey, type Scene } from './scene.ts';
import { toX } from './scale.ts';

export type Flight = {
  readonly journeys: readonly Journey[];
  readonly from: RunRegion;
  readonly to: RunRegion;
  readonly bar: number;
  readonly start: Point;
  readonly end: Point;
  readonly hasLanded: boolean;
  /** Names of its effects: `eus2:1`, `eus2:1–3`. */
  readonly name: string;
};

/** Effects of one direction that wait for the same heal, in one outbox. */
export type Outbox = {
  readonly journeys: readonly Journey[];
  readonly from: RunRegion;
  readonly to: RunRegion;
  /** x of each effect's square, with the lane edge its stem comes from. */
  readonly squares: readonly {
    readonly x: number;
    readonly stemY: number;
    readonly journey: Journey;
  }[];
  readonly y: number;
  readonly untilX: number;
  readonly end: 'flight' | 'open' | 'cross';
};

/** The bar a journey lands on; undefined when its key is not drawn. */
function barOf(run: Run, journey: Journey): number | undefined {
  if (run.keys.length === 0) return 0;
  const keys = [journey.source, ...journey.deliveries].flatMap((id) => {
    const event = eventOf(run, id);
    if (event === undefined) return [];
    if (event.kind === 'apply' || event.kind === 'duplicate') return [event.key];
    return 'shown' in event ? event.shown.map(({ key }) => key) : [];
  });
  const bars = keys.map((key) => barOfKey(run, key)).filter((bar) => bar !== undefined);
  return bars.at(-1);
}

export function drawnJourneys(run: Run, journeys: readonly Journey[]): readonly Journey[] {
  return journeys.filter((journey) => barOf(run, journey) !== undefined);
}

/** Waits in an outbox: held by a cut, or never sent because nothing says how long the way takes. */
function waits(run: Run, journey: Journey): boolean {
  if (journey.heldBy !== undefined) return true;
  return (
    journey.arriveMs === undefined &&
    linkBetween(run, journey.from, journey.to)?.latencyMs === undefined
  );
}

export function readFlights(scene: Scene): readonly Flight[] {
  const groups = new Map<string, Journey[]>();
  for (const journey of scene.journeys) {
    if (journey.arriveMs === undefined && waits(scene.run, journey)) continue;
    const name = `${journey.from.code}>${journey.to.code}:${String(journey.departMs)}:${String(journey.arriveMs)}:${String(barOf(scene.run, journey))}`;
    groups.set(name, [...(groups.get(name) ?? []), journey]);
  }
  return [...groups.values()].flatMap((journeys) => flightOf(scene, journeys) ?? []);
}

function flightOf(scene: Scene, journeys: readonly Journey[]): Flight | undefined {
  const [first] = journeys;
  if (first === undefined) return undefined;
  const bar = barOf(scene.run, first) ?? 0;
  const isDown = first.to.position > first.from.position;
  const source = barAt(scene, first.from.position, bar);
  const target = barAt(scene, first.to.position, bar);
  const start = {
    x: toX(scene.scale, first.departMs),
    y: first.heldBy === undefined ? (isDown ? source.bottom : source.top) : outboxY(scene, first),
  };
  const landing = isDown ? target.top - 1 : target.bottom + 1;
  const end = endOf(scene, first, start, landing);
  if (end === undefined) return undefined;
  return {
    journeys,
    from: first.from,
    to: first.to,
    bar,
    start,
    end,
    hasLanded: first.arriveMs !== undefined,
    name: nameDots(
      scene.run,
      journeys.flatMap(({ dots }) => dots),
    ),
  };
}

/** Where the arrow ends; short of its target when the run ends while it is on its way. */
function endOf(scene: Scene, journey: Journey, start: Point, landing: number): Point | undefined {
  if (journey.arriveMs !== undefined) return { x: toX(scene.scale, journey.arriveMs), y: landing };
  const latencyMs = linkBetween(scene.run, journey.from, journey.to)?.latencyMs ?? 0;
  const axisEndMs = scene.scale.stretches.at(-1)?.untilMs ?? scene.run.endMs;
  const travelledMs = Math.min(axisEndMs - journey.departMs, latencyMs * 0.9);
  const share = latencyMs > 0 ? travelledMs / latencyMs : 0;
  if (share <= 0.02) return undefined;
  return {
    x: toX(scene.scale, journey.departMs + travelledMs),
    y: start.y + share * (landing - start.y),
  };
}

export function readOutboxes(scene: Scene): readonly Outbox[] {
  const groups = new Map<string, Journey[]>();
  for (const journey of scene.journeys) {
    if (!waits(scene.run, journey)) continue;
    const name = `${journey.from.code}>${journey.to.code}:${String(journey.heldBy?.cutEvent)}:${String(journey.departMs)}`;
    groups.set(name, [...(groups.get(name) ?? []), journey]);
  }
  return [...groups.values()].flatMap((journeys) => outboxOf(scene, journeys) ?? []);
}

function outboxOf(scene: Scene, journeys: readonly Journey[]): Outbox | undefined {
  const [first] = journeys;
  if (first === undefined) return undefined;
  const isDown = first.to.position > first.from.position;
  const squares = journeys.map((journey) => {
    const place = barAt(scene, first.from.position, barOf(scene.run, journey) ?? 0);
    return {
      x: toX(scene.scale, journey.sentMs),
      stemY: isDown ? place.bottom : place.top,
      journey,
    };
  });
  const hasLeft = first.arriveMs !== undefined || first.heldBy?.untilMs !== undefined;
  return {
    journeys,
    from: first.from,
    to: first.to,
    squares,
    y: outboxY(scene, first),
    untilX: hasLeft ? toX(scene.scale, first.departMs) : scene.scale.right,
    end: first.outcome === 'dropped' ? 'cross' : hasLeft ? 'flight' : 'open',
  };
}

const outboxInset = 9;

/** The height of a direction's outbox: inside its half band, near the sender. */
function outboxY(scene: Scene, journey: Journey): number {
  const { gap, side } = directionOf(journey.from, journey.to);
  const row = rowOf(scene.halves, journey);
  const extent = halfExtent(scene.geometry.gaps[gap], side, row);
  return side === 'above' ? extent.top + outboxInset : extent.bottom - outboxInset;
}

const rowOf = (halves: readonly HalfBand[], { from, to, heldBy }: Journey): number =>
  halves.find(
    (half) => half.from === from && half.to === to && half.cut.cutEvent === heldBy?.cutEvent,
  )?.row ?? 0;

/** `eus2:1`, `eus2:1–3`, or `eus2:1 +2` when they do not follow one another. */
export function nameDots(run: Run, dots: readonly Dot[]): string {
  const sorted = dots.toSorted((left, right) => left.origin - right.origin || left.n - right.n);
  const [first] = sorted;
  const last = sorted.at(-1);
  if (first === undefined || last === undefined) return '';
  const name = dotName(run, first);
  if (sorted.length === 1) return name;
  const isRun = first.origin === last.origin && last.n - first.n === sorted.length - 1;
  return isRun ? `${name}–${String(last.n)}` : `${name} +${String(sorted.length - 1)}`;
}
