/**
 * The space-time diagram: a pure function of the run, the width and the cursor. The plan (what
 * stands where) does not depend on the cursor, so that scrubbing moves nothing but what the cursor
 * itself touches; `layoutDiagram` does both, a view that scrubs keeps the plan.
 *
 * Cost: the plan looks at every label against everything placed; a cursor step is linear.
 */
import { readAuthors } from './authors.ts';
import {
  drawFlight,
  drawLanding,
  drawOutbox,
  flightSegment,
  outboxSegments,
  placeFlightCaptions,
  placeOutboxCaptions,
} from './diagram/arrow.ts';
import { bandEdges, drawBands, placeBandCaptions, placeHealCaptions } from './diagram/band.ts';
import { drawNetworkSteps } from './diagram/network-step.ts';
import { bandNeeds, planBands } from './diagram/half-band.ts';
import { drawCursor, drawVeil, flagBox } from './diagram/cursor.ts';
import {
  drawnJourneys,
  readFlights,
  readOutboxes,
  type Flight,
  type Outbox,
} from './diagram/flight.ts';
import { arrange, BAR_HEIGHT, GUTTER, ROW_HEIGHT, type Needs } from './diagram/geometry.ts';
import { drawItem, readItems, type Item } from './diagram/item.ts';
import {
  placeLabels,
  plainLabelsMax,
  readLabels,
  type Label,
  type Placed,
} from './diagram/label.ts';
import {
  drawBars,
  drawLaneLines,
  drawRegions,
  drawSkewTick,
  drawTombstones,
  readSkewTicks,
} from './diagram/lane.ts';
import { drawDownTimes } from './diagram/down.ts';
import { drawSyncTimes } from './diagram/syncing.ts';
import { inDrawingOrder, withOwnIds, type Box, type Mark, type Role } from './diagram/mark.ts';
import { breakBoxes, drawBreaks, drawGrid, drawRulerLabels } from './diagram/ruler.ts';
import { laneAt, type Scene } from './diagram/scene.ts';
import { scaleFor, toX, type Scale } from './diagram/scale.ts';
import { drawDisagreements, drawScrubber } from './diagram/scrubber.ts';
import { placeSkewCaptions } from './diagram/skew-caption.ts';
import { grow, type Segment, type Space } from './diagram/space.ts';
import {
  barName,
  drawValues,
  placeAbsences,
  planValues,
  takenOnBar,
  type Taken,
  type ValueSlot,
} from './diagram/value.ts';
import { drawSync, readSyncs } from './diagram/sync.ts';
import { readJourneys } from './journey.ts';
import type { Run } from './run.ts';
import { readDisagreements, readSpans } from './timeline.ts';

export type Marks = {
  readonly width: number;
  readonly height: number;
  readonly plot: Box;
  readonly scale: Scale;
  readonly cursorMs: number;
  readonly cursorX: number;
  /** In drawing order. */
  readonly marks: readonly Mark[];
};

/** Everything about a run at a width that does not depend on the cursor. */
export type Plan = {
  readonly scene: Scene;
  readonly fixed: readonly Mark[];
  readonly outboxes: readonly Outbox[];
  /** What the fixed marks leave free, for captions that follow the cursor. */
  readonly space: Space;
  readonly values: readonly ValueSlot[];
  /** Those of the fixed marks whose words the cursor line must not cross. */
  readonly words: readonly Mark[];
};

/** Below this the gutter and one label would not fit beside one another. */
export const diagramWidthMin = 480;

/** Marks of the whole diagram, `width` pixels wide; the height follows from the run. */
export function layoutDiagram(run: Run, width: number, cursorMs: number): Marks {
  return drawPlan(planDiagram(run, width), cursorMs);
}

/** Where the cursor stands when nobody has moved it: on the violation, or at the end. */
export function restingCursorMs(run: Run): number {
  const violated = run.steps.find(({ number }) => number === run.violated);
  return run.events.find(({ id }) => id === violated?.event)?.t ?? run.endMs;
}

export function planDiagram(run: Run, width: number): Plan {
  const reading = readRun(run, Math.max(diagramWidthMin, width));
  let rows: Rows = { above: run.regions.map(() => 1), below: 0 };
  const hopeless = new Set<number>();
  for (;;) {
    const draft = draftDiagram(reading, rows);
    const crowded = lanesToGrow(draft.labels, rows, hopeless);
    for (const position of crowded) rows = growRows(rows, position, hopeless);
    if (crowded.length === 0) return finishPlan(withoutIdleRows(reading, draft, rows));
  }
}

/** Label rows: above each lane, and under the last one. */
type Rows = { readonly above: readonly number[]; readonly below: number };

const stepRowsMax = 6;
const plainRowsMax = 2;
const rowsBelowMax = 3;

/** Lanes whose label zone is too low for a step, or for a few labels that matter less. */
function lanesToGrow(
  { marks, dropped }: Placed,
  rows: Rows,
  hopeless: ReadonlySet<number>,
): readonly number[] {
  const labelCount = marks.filter(({ role }) => role === 'label').length + dropped.length;
  const canGrow = ({ isStep, position }: Label): boolean => {
    if (hopeless.has(position)) return false;
    return isStep || ((rows.above[position] ?? 1) < plainRowsMax && labelCount <= plainLabelsMax);
  };
  return [...new Set(dropped.filter(canGrow).map(({ position }) => position))];
}

/** A second row above; then rows below the last lane; then higher still, up to a limit. */
function growRows({ above, below }: Rows, position: number, hopeless: Set<number>): Rows {
  const next = (above[position] ?? 1) + 1;
  const isLast = position === above.length - 1;
  const withRows = (count: number): readonly number[] => above.with(position, count);
  if (next > plainRowsMax && isLast && below < rowsBelowMax) return { above, below: below + 1 };
  if (next <= stepRowsMax) return { above: withRows(next), below };
  // Higher than this helps nobody: the lane goes back to a low zone, the step keeps its number.
  hopeless.add(position);
  return { above: withRows(plainRowsMax), below: isLast ? 0 : below };
}

/** Takes back rows in which no label stands, unless that costs a label. */
function withoutIdleRows(reading: Reading, draft: Draft, rows: Rows): Draft {
  const boxes = draft.labels.marks.filter(({ role }) => role === 'label').map(({ box }) => box);
  const above = draft.scene.geometry.lanes.map(({ zoneTop, top, rows: given }) => {
    const inZone = boxes.filter(({ y }) => y >= zoneTop && y < top);
    return Math.min(
      given,
      Math.max(1, ...inZone.map(({ y }) => Math.ceil((top - y - 4) / ROW_HEIGHT))),
    );
  });
  if (above.every((count, position) => count === rows.above[position])) return draft;
  const lower = draftDiagram(reading, { ...rows, above });
  return lower.labels.dropped.length <= draft.labels.dropped.length ? lower : draft;
}

/** An ordered run begins a little before its first event. */
const orderStart = 0.5;

type Reading = Pick<Scene, 'run' | 'spans' | 'disagreements' | 'journeys' | 'halves' | 'scale'> & {
  readonly width: number;
  readonly needs: Omit<Needs, 'rows' | 'rowsBelow'>;
};

function readRun(run: Run, width: number): Reading {
  const spans = readSpans(run);
  const journeys = drawnJourneys(run, readJourneys(run));
  const halves = planBands(run);
  const deadlines = spans.filter(({ end }) => end === 'expiry').map(({ untilMs }) => untilMs);
  const times = [...run.events.map(({ t }) => t), ...deadlines];
  return {
    run,
    width,
    spans,
    disagreements: readDisagreements(run, spans),
    journeys,
    halves,
    scale: scaleFor(times, {
      startMs: run.axis === 'order' ? orderStart : 0,
      jumps: run.jumps,
      left: GUTTER,
      right: width - 14,
    }),
    needs: {
      halves: bandNeeds(run, halves),
      skewed: new Set(readSkewTicks(run).map(({ position }) => position)),
    },
  };
}

/** The teeth of a break reach a little beyond its box. */
const tornEdge = 3;

type Draft = {
  readonly scene: Scene;
  readonly space: Space;
  readonly flights: readonly Flight[];
  readonly outboxes: readonly Outbox[];
  readonly items: readonly Item[];
  readonly labels: Placed;
};

/** Everything that labels must avoid, then the labels. */
function draftDiagram({ width, needs, ...reading }: Reading, rows: Rows): Draft {
  const needed: Needs = { ...needs, rows: rows.above, rowsBelow: rows.below };
  const scene: Scene = { ...reading, geometry: arrange(reading.run, width, needed) };
  const flights = readFlights(scene);
  const outboxes = readOutboxes(scene);
  const items = readItems(scene);
  const space: Space = {
    bounds: { x: GUTTER + 3, y: 30, width: width - GUTTER - 7, height: scene.geometry.height - 30 },
    boxes: [
      ...scene.scale.breaks
        .flatMap((gap) => breakBoxes(scene, gap))
        .map((box) => grow(box, tornEdge)),
      ...drawNetworkSteps(scene).map(({ box }) => box),
    ],
    segments: [
      ...flights.map(flightSegment),
      ...outboxes.flatMap(outboxSegments),
      ...readSyncs(scene).map(({ path }) => path),
      ...bandEdges(scene),
    ],
  };
  const labels = placeLabels(
    scene,
    readLabels(scene, readAuthors(scene.run), items, flights, outboxes),
    space,
  );
  return { scene, space, flights, outboxes, items, labels };
}

function finishPlan({ scene, space, flights, outboxes, items, labels }: Draft): Plan {
  const ticks = readSkewTicks(scene.run).flatMap((tick) => {
    const drawn = drawSkewTick(scene, tick);
    return drawn === undefined ? [] : [{ tick, drawn }];
  });
  const networkSteps = drawNetworkSteps(scene);
  const itemMarks = items.map((item) => drawItem(scene, item));
  space.boxes.push(...ticks.map(({ drawn }) => drawn.box));
  const landings = flights.flatMap((flight) => drawLanding(scene, flight));
  const onLanes = {
    ...space,
    boxes: [...space.boxes, ...[...itemMarks, ...landings].map(({ box }) => box)],
  };
  const absences = placeAbsences(scene, onLanes);
  const tombstones = drawTombstones(scene, onLanes);
  space.boxes.push(...itemMarks.map(({ box }) => box));
  // Captions keep off the bars; the words inside bars are placed by themselves.
  space.boxes.push(...scene.run.regions.map(({ position }) => laneBox(scene, position)));
  const captions = [
    ...placeBandCaptions(scene, space),
    ...placeSkewCaptions(scene, ticks, space),
    ...placeHealCaptions(scene, space),
    ...placeFlightCaptions(scene, flights, space),
  ];
  const fixed = withOwnIds([
    ...drawGrid(scene),
    ...drawBands(scene),
    ...networkSteps,
    ...drawRegions(scene),
    ...drawLaneLines(scene),
    ...drawBars(scene),
    ...tombstones,
    ...drawDownTimes(scene),
    ...drawSyncTimes(scene),
    ...readSyncs(scene).map(drawSync),
    ...flights.map(drawFlight),
    ...outboxes.map(drawOutbox),
    ...ticks.map(({ drawn }) => drawn),
    ...drawBreaks(scene),
    ...absences,
    ...captions,
    ...labels.marks,
    ...landings,
    ...itemMarks,
    ...drawDisagreements(scene),
  ]);
  return {
    scene,
    outboxes,
    space,
    fixed,
    words: fixed.filter(({ role }) => WORDY.has(role)),
    values: planValues(scene, takenOnBars(scene, items, flights, space.segments)),
  };
}

function laneBox(scene: Scene, position: number): Box {
  const { top, bottom } = laneAt(scene, position);
  return {
    x: GUTTER,
    y: top,
    width: scene.geometry.width - GUTTER,
    height: Math.max(BAR_HEIGHT, bottom - top),
  };
}

function takenOnBars(
  scene: Scene,
  items: readonly Item[],
  flights: readonly Flight[],
  lines: readonly Segment[],
): ReadonlyMap<string, Taken> {
  return new Map(
    scene.run.regions.flatMap(({ position }) =>
      laneAt(scene, position).bars.map(
        (_, bar) =>
          [
            barName(position, bar),
            takenOnBar(scene, position, bar, items, flights, lines),
          ] as const,
      ),
    ),
  );
}

/** The plan at one moment. */
export function drawPlan(plan: Plan, cursorMs: number): Marks {
  const { scene, fixed, outboxes } = plan;
  const { geometry, scale } = scene;
  const cursorX = Math.min(toX(scale, Math.max(0, cursorMs)), scale.right);
  const room: Space = { ...plan.space, boxes: [...plan.space.boxes] };
  const moving = [
    ...drawValues(plan.values, cursorX),
    ...placeOutboxCaptions(scene, outboxes, room, cursorX),
  ];
  return {
    width: geometry.width,
    height: geometry.height,
    plot: geometry.plot,
    scale,
    cursorMs,
    cursorX,
    marks: inDrawingOrder([
      ...fixed,
      ...moving,
      ...drawVeil(scene, cursorX),
      ...drawRulerLabels(scene, flagBox(scene, cursorMs, cursorX)),
      ...drawScrubber(scene, cursorX),
      ...drawCursor(scene, cursorMs, cursorX, [...plan.words, ...moving]),
    ]),
  };
}

const WORDY: ReadonlySet<Role> = new Set([
  'label',
  'absent',
  'skew',
  'tombstone',
  'disagreement',
  'band-caption',
  'arrow-caption',
]);
