/**
 * Labels of marks and where they go. Counterexample steps first, then the rest in time order. For
 * each: right of its leader, left of it, a little farther along, one row higher; what has no free
 * place keeps its mark and loses its text, except steps, for which the lane's label zone grows.
 */
import type { EventId } from '../../kernel/index.ts';
import type { Authors } from '../authors.ts';
import type { Run } from '../run.ts';
import { eventsOf } from './arrow.ts';
import { bandBoxes, steps } from './band.ts';
import type { Flight, Outbox } from './flight.ts';
import { ROW_HEIGHT, type LanePlace } from './geometry.ts';
import { halfOf, type Item } from './item.ts';
import { eventsById, labelVariants, sharedLabelVariants, type Line } from './label-text.ts';
import { line, mark, textLine, type Box, type Mark } from './mark.ts';
import { laneAt, type Scene } from './scene.ts';
import { crosses, grow, isFree, overlaps, type Segment, type Space } from './space.ts';

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
const slideMax = 16;
/** A step in a crowded lane may stand farther along, tied to its leader by an elbow. */
const farSlideMax = 240;
const crowdedRows = 3;
/** What fits between two lanes. */
const gapRows = 2;
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
  const labels = [
    ...itemLabels(scene.run, authors, items),
    ...landingLabels(scene.run, authors, flights),
  ];
  const stems = outboxes.flatMap(({ from, squares, y }) =>
    squares.map(({ x }) => ({ x, y, position: from.position })),
  );
  const isStemmed = ({ position, x }: Label): boolean =>
    stems.some(
      (stem) =>
        stem.position === position &&
        Math.abs(stem.x - x) < 2 &&
        stem.y < laneAt(scene, position).top,
    );
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
    if (group !== undefined && last !== undefined && sharesLabel(last, item)) group.push(item);
    else groups.push([item]);
  }
  return groups.flatMap((group) => {
    const [first] = group;
    if (first === undefined || (first.events.length > 1 && first.number === undefined)) return [];
    const events = eventsById(
      run,
      group.flatMap((item) => item.events),
    );
    const [event] = events;
    if (event === undefined) return [];
    const isShared = events.length > 1;
    return [
      {
        id: `label:${group.map((item) => item.events.join('+')).join('+')}`,
        position: first.position,
        x: first.x,
        variants: isShared
          ? sharedLabelVariants(run, authors, events)
          : labelVariants(run, authors, event),
        isStep: group.some(({ number }) => number !== undefined),
        events: events.map(({ id }) => id),
        hasStem: false,
      },
    ];
  });
}

/** Both are steps, and the second was pushed aside by the first. */
function sharesLabel(last: Item, item: Item): boolean {
  const areSteps = last.number !== undefined && item.number !== undefined;
  const isShifted = Math.abs(item.x - item.trueX) > 1;
  const isBeside = item.x - last.x < halfOf(last) + halfOf(item) + besideMax;
  return areSteps && isShifted && isBeside && last.position === item.position;
}

/** Landings at which something was decided. */
function landingLabels(run: Run, authors: Authors, flights: readonly Flight[]): readonly Label[] {
  return flights.flatMap((flight) => {
    const deliveries = eventsById(
      run,
      flight.journeys.flatMap(({ deliveries: ids }) => ids),
    );
    const decisive = deliveries.find(
      (event) => event.kind === 'duplicate' || ('reasons' in event && event.reasons.length > 0),
    );
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

/** With more labels than this, keeping room for those that matter less would only cost others theirs. */
export const plainLabelsMax = 24;

/**
 * Places labels one by one. Before any text goes down the lowest part of every leader is reserved,
 * so that no label closes the way to a later one; what then has no place tries again without.
 */
export function placeLabels(scene: Scene, labels: readonly Label[], space: Space): Placed {
  const isFew = labels.length <= plainLabelsMax;
  const stubs = new Map(
    labels.filter(({ isStep }) => isStep || isFew).map((label) => [label, stub(scene, label)]),
  );
  const marks: Mark[] = [];
  const place = (label: Label): boolean => {
    stubs.delete(label);
    // A step gives way to steps alone.
    const respected = [...stubs].filter(([other]) => other.isStep || !label.isStep);
    const found = findPlace(
      placesFor(scene, label),
      space,
      respected.map(([, segment]) => segment),
    );
    if (found === undefined) return false;
    space.boxes.push(found.text);
    space.segments.push(...found.leader);
    marks.push(...found.draw());
    return true;
  };
  const waiting = labels.filter((label) => !place(label));
  return { marks, dropped: waiting.filter((label) => !place(label)) };
}

function findPlace(
  places: Iterable<Place>,
  space: Space,
  others: readonly Segment[],
): Place | undefined {
  for (const place of places) {
    const { text, leader } = place;
    const isClear = isFree(space, text) && !others.some((other) => hits(other, text));
    if (isClear && isLeaderFree(space, leader)) return place;
  }
  return undefined;
}

type Place = {
  readonly text: Box;
  readonly leader: readonly Segment[];
  readonly draw: () => readonly Mark[];
};

/** The lowest row of a step's leader, kept free until its label is placed. */
const stub = (scene: Scene, { position, x }: Label): Segment => {
  const { top } = laneAt(scene, position);
  return { from: { x, y: top - ROW_HEIGHT }, to: { x, y: top } };
};

const leaderClear = 3;

const hits = (segment: Segment, box: Box): boolean => crosses(segment, grow(box, leaderClear));

const isLeaderFree = (space: Space, leader: readonly Segment[]): boolean =>
  leader.every((segment) => space.boxes.every((box) => !hits(segment, box)));

/** Every place a label may take, best first; made one by one, because the first often fits. */
function* placesFor(scene: Scene, label: Label): Generator<Place> {
  const lane = laneAt(scene, label.position);
  const settings = label.variants.map((lines) => settingOf(label, lines));
  for (const setting of settings) yield* beside(lane, setting, 'above', [0]);
  for (const setting of settings) yield* beside(lane, setting, 'above', steps(8, slideMax, 8));
  if (lane.rowsBelow > 0)
    for (const setting of settings) yield* beside(lane, setting, 'below', [0]);
  if (!label.isStep || lane.rows < crowdedRows) return;
  for (const setting of settings) yield* inGapBelow(scene, lane, setting);
  for (const setting of settings) yield* beside(lane, setting, 'above', steps(40, farSlideMax, 10));
}

/** Last but one: under a lane that is not the last, where no cut link is drawn. */
function* inGapBelow(scene: Scene, lane: LanePlace, setting: Setting): Generator<Place> {
  const gap = scene.geometry.gaps[setting.label.position];
  if (gap === undefined) return;
  const bands = bandBoxes(scene);
  for (const place of beside({ ...lane, rowsBelow: gapRows }, setting, 'below', [0, 16, 32])) {
    const isInGap = place.text.y + place.text.height <= gap.bottom;
    if (isInGap && !bands.some((box) => overlaps(box, place.text))) yield place;
  }
}

type Side = 'above' | 'below';

/** One way to set a label, measured. */
type Setting = {
  readonly label: Label;
  readonly lines: readonly Line[];
  readonly width: number;
  readonly rowCount: number;
};

const settingOf = (label: Label, lines: readonly Line[]): Setting => ({
  label,
  lines,
  width: Math.max(...lines.map((parts) => textLine({ x: 0, y: 0 }, parts).width)),
  rowCount: Math.ceil((lines.length * lineHeight + 6) / ROW_HEIGHT),
});

/** One setting of the label on every row, right and left of its leader, moved along by each slide. */
function* beside(
  lane: LanePlace,
  setting: Setting,
  side: Side,
  slides: readonly number[],
): Generator<Place> {
  const { label, lines, width, rowCount } = setting;
  const rows = side === 'above' ? lane.rows : lane.rowsBelow;
  const edge = side === 'above' ? lane.top : lane.bottom;
  for (let row = 0; row <= rows - rowCount; row++) {
    const lastBaseline =
      side === 'above'
        ? lane.top - row * ROW_HEIGHT - baselineAbove
        : lane.belowTop + row * ROW_HEIGHT + baselineBelow + (lines.length - 1) * lineHeight;
    for (const by of slides) {
      yield placeAt(setting, label.x + leaderGap + by, lastBaseline, edge);
      yield placeAt(setting, label.x - leaderGap - width - by, lastBaseline, edge);
    }
  }
}

function placeAt(setting: Setting, x: number, lastBaseline: number, laneEdge: number): Place {
  const { label, lines, width } = setting;
  const firstBaseline = lastBaseline - (lines.length - 1) * lineHeight;
  const text = { x, y: firstBaseline - 9.4, width, height: lastBaseline - firstBaseline + 12 };
  const isAbove = text.y < laneEdge;
  const leaderEnd = isAbove ? text.y - 2.5 : text.y + text.height + 2.5;
  const leader = leaderOf(label.x, laneEdge, leaderEnd, text);
  // An outbox stem takes the place of the leader in the lowest row.
  const hasLeader = !isAbove || !label.hasStem || laneEdge - lastBaseline > baselineAbove;
  return {
    text,
    leader,
    draw: () => [
      ...(hasLeader ? [drawLeader(label, leader)] : []),
      mark(
        label.id,
        'label',
        lines.map((parts, index) =>
          textLine({ x, y: firstBaseline + index * lineHeight }, parts, { hasHalo: true }),
        ),
        { events: label.events },
      ),
    ],
  };
}

/** Straight beside the text; with an elbow to a text farther along. */
function leaderOf(x: number, laneEdge: number, end: number, text: Box): readonly Segment[] {
  const edge = text.x > x ? text.x - 3 : text.x + text.width + 3;
  if (Math.abs(edge - x) <= elbowFrom) return [{ from: { x, y: end }, to: { x, y: laneEdge } }];
  const y = text.y + text.height / 2;
  return [
    { from: { x: edge, y }, to: { x, y } },
    { from: { x, y }, to: { x, y: laneEdge } },
  ];
}

function drawLeader(label: Label, leader: readonly Segment[]): Mark {
  const [first, ...rest] = leader;
  const points = first === undefined ? [] : [first.from, first.to, ...rest.map(({ to }) => to)];
  return mark(`leader:${label.id.slice('label:'.length)}`, 'leader', [line(points, 'line-2', 1)], {
    events: label.events,
  });
}
