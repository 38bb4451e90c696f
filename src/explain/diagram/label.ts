/**
 * Labels of marks and where they go. Counterexample steps first, then the rest in time order. For
 * each: right of its leader, left of it, a little farther along, one row higher; what has no free
 * place keeps its mark and loses its text, except steps, for which the lane's label zone grows.
 */
import type { EventId } from '../../kernel/index.ts';
import type { Authors } from '../authors.ts';
import type { Run } from '../run.ts';
import { eventsOf } from './arrow.ts';
import { steps } from './band.ts';
import type { Flight, Outbox } from './flight.ts';
import { ROW_HEIGHT, type LanePlace } from './geometry.ts';
import { halfOf, type Item } from './item.ts';
import { eventsById, labelVariants, sharedLabelVariants, type Line } from './label-text.ts';
import { boxAround, line, mark, textLine, type Box, type Mark } from './mark.ts';
import { laneAt, type Scene } from './scene.ts';
import { isFree, type Segment, type Space } from './space.ts';

export type Label = {
  readonly id: string;
  readonly position: number;
  /** x of the leader. */
  readonly x: number;
  /** Ways to set it, widest first. */
  readonly variants: readonly (readonly Line[])[];
  readonly isStep: boolean;
  readonly events: readonly EventId[];
  /** An outbox stem already stands where the leader would. */
  readonly hasStem: boolean;
};

export type Placed = { readonly marks: readonly Mark[]; readonly dropped: readonly Label[] };

const lineHeight = 16;
const leaderGap = 7;
const slideMax = 32;
/** A step in a crowded lane may stand farther along, tied to its leader by an elbow. */
const farSlideMax = 240;
const crowdedRows = 3;
const elbowFrom = 24;
/** Marks this close were pushed together by `readItems` and share a label. */
const besideMax = 8;
/** The last baseline above the bar. */
const baselineAbove = 10;
/** The first baseline below the bar. */
const baselineBelow = 20;

export function readLabels(
  scene: Scene,
  authors: Authors,
  items: readonly Item[],
  flights: readonly Flight[],
  outboxes: readonly Outbox[],
): readonly Label[] {
  const labels = [...itemLabels(scene.run, authors, items), ...landingLabels(scene.run, authors, flights)];
  const stems = outboxes.flatMap(({ from, squares, y }) => squares.map(({ x }) => ({ x, y, position: from.position })));
  const isStemmed = ({ position, x }: Label): boolean =>
    stems.some((stem) => stem.position === position && Math.abs(stem.x - x) < 2 && stem.y < laneAt(scene, position).top);
  return labels
    .map((label) => ({ ...label, hasStem: isStemmed(label) }))
    .sort((left, right) => Number(right.isStep) - Number(left.isStep) || left.x - right.x);
}

/** One label per mark; steps pushed aside by a neighbour share the label of the first. */
function itemLabels(run: Run, authors: Authors, items: readonly Item[]): readonly Label[] {
  const groups: Item[][] = [];
  for (const item of items) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    const isShifted = Math.abs(item.x - item.trueX) > 1;
    const isBeside =
      last?.position === item.position && item.x - last.x < halfOf(last) + halfOf(item) + besideMax;
    if (group !== undefined && isShifted && isBeside && item.number !== undefined && last?.number !== undefined) {
      group.push(item);
    } else groups.push([item]);
  }
  return groups.flatMap((group) => {
    const [first] = group;
    if (first === undefined || (first.events.length > 1 && first.number === undefined)) return [];
    const events = eventsById(run, group.flatMap((item) => item.events));
    const [event] = events;
    if (event === undefined) return [];
    const isShared = events.length > 1;
    return [
      {
        id: `label:${group.map((item) => item.events.join('+')).join('+')}`,
        position: first.position,
        x: first.x,
        variants: isShared ? sharedLabelVariants(run, authors, events) : labelVariants(run, authors, event),
        isStep: group.some(({ number }) => number !== undefined),
        events: events.map(({ id }) => id),
        hasStem: false,
      },
    ];
  });
}

/** Landings at which something was decided. */
function landingLabels(run: Run, authors: Authors, flights: readonly Flight[]): readonly Label[] {
  return flights.flatMap((flight) => {
    const deliveries = eventsById(run, flight.journeys.flatMap(({ deliveries: ids }) => ids));
    const decisive = deliveries.find((event) => event.kind === 'duplicate' || ('reasons' in event && event.reasons.length > 0));
    if (decisive === undefined) return [];
    return [
      {
        id: `label:${String(decisive.id)}`,
        position: flight.to.position,
        x: flight.end.x,
        variants: labelVariants(run, authors, decisive),
        isStep: false,
        events: eventsOf(flight.journeys),
        hasStem: false,
      },
    ];
  });
}

/** Places labels one by one, reserving each step's leader before any text goes down. */
export function placeLabels(scene: Scene, labels: readonly Label[], space: Space): Placed {
  const reserved = labels.filter(({ isStep }) => isStep);
  const marks: Mark[] = [];
  const dropped: Label[] = [];
  for (const label of labels) {
    const others = reserved.filter((other) => other !== label).map((other) => stub(scene, other));
    const mine = placesFor(scene, label).find(
      ({ text, leader }) =>
        isFree(space, text) && !others.some((other) => hits(other, text)) && isLeaderFree(space, leader),
    );
    if (mine === undefined) {
      dropped.push(label);
      continue;
    }
    space.boxes.push(mine.text);
    space.segments.push(mine.leader);
    marks.push(...mine.draw());
  }
  return { marks, dropped };
}

type Place = { readonly text: Box; readonly leader: Segment; readonly draw: () => readonly Mark[] };

/** The lowest row of a step's leader, kept free until its label is placed. */
const stub = (scene: Scene, { position, x }: Label): Segment => {
  const { top } = laneAt(scene, position);
  return { from: { x, y: top - ROW_HEIGHT }, to: { x, y: top } };
};

const hits = ({ from, to }: Segment, box: Box): boolean =>
  from.x > box.x - 3 && from.x < box.x + box.width + 3 && from.y < box.y + box.height && to.y > box.y;

const isLeaderFree = (space: Space, leader: Segment): boolean => space.boxes.every((box) => !hits(leader, box));

/** Every place a label may take, best first. */
function placesFor(scene: Scene, label: Label): readonly Place[] {
  const lane = laneAt(scene, label.position);
  const all = (side: Side, slides: readonly number[]): readonly Place[] =>
    label.variants.flatMap((lines) => beside(lane, label, lines, side, slides));
  const isCrowded = label.isStep && lane.rows >= crowdedRows;
  return [
    ...all('above', [0]),
    ...all('above', steps(8, slideMax, 8)),
    ...(lane.rowsBelow > 0 ? all('below', [0]) : []),
    ...(isCrowded ? all('above', steps(40, farSlideMax, 8)) : []),
  ];
}

type Side = 'above' | 'below';

/** One setting of the label on every row, right and left of its leader, moved along by each slide. */
function beside(
  lane: LanePlace,
  label: Label,
  lines: readonly Line[],
  side: Side,
  slides: readonly number[],
): readonly Place[] {
  const rowCount = Math.ceil((lines.length * lineHeight + 6) / ROW_HEIGHT);
  const width = Math.max(...lines.map((parts) => textLine({ x: 0, y: 0 }, parts).width));
  const right = label.x + leaderGap;
  const left = label.x - leaderGap - width;
  const rows = side === 'above' ? lane.rows : lane.rowsBelow;
  return steps(0, rows - rowCount, 1).flatMap((row) => {
    const lastBaseline =
      side === 'above'
        ? lane.top - row * ROW_HEIGHT - baselineAbove
        : lane.belowTop + row * ROW_HEIGHT + baselineBelow + (lines.length - 1) * lineHeight;
    return slides.flatMap((by) =>
      [right + by, left - by].map((x) => placeAt(label, lines, x, lastBaseline, side === 'above' ? lane.top : lane.bottom)),
    );
  });
}

function placeAt(label: Label, lines: readonly Line[], x: number, lastBaseline: number, laneEdge: number): Place {
  const shapes = lines.map((parts, index) =>
    textLine({ x, y: lastBaseline - (lines.length - 1 - index) * lineHeight }, parts, { hasHalo: true }),
  );
  const text = boxAround(shapes.map(({ y, width }) => ({ x, y: y - 9.4, width, height: 12 })));
  const isAbove = text.y < laneEdge;
  const leaderEnd = isAbove ? text.y - 2.5 : text.y + text.height + 2.5;
  const leader = { from: { x: label.x, y: Math.min(leaderEnd, laneEdge) }, to: { x: label.x, y: Math.max(leaderEnd, laneEdge) } };
  // An outbox stem takes the place of the leader in the lowest row.
  const hasLeader = !isAbove || !label.hasStem || laneEdge - lastBaseline > baselineAbove;
  return {
    text,
    leader,
    draw: () => [
      ...(hasLeader ? [drawLeader(label, leader, text)] : []),
      mark(label.id, 'label', shapes, { events: label.events }),
    ],
  };
}

function drawLeader(label: Label, { from, to }: Segment, text: Box): Mark {
  const edge = text.x > label.x ? text.x - 3 : text.x + text.width + 3;
  const isFar = Math.abs(edge - label.x) > elbowFrom;
  const y = text.y + text.height / 2;
  const points = isFar ? [{ x: edge, y }, { x: label.x, y }, to] : [from, to];
  return mark(`leader:${label.id.slice('label:'.length)}`, 'leader', [line(points, 'line-2', 1)], {
    events: label.events,
  });
}
