/**
 * Words inside the bars: each value once, at the left end of its bar, moved right of whatever stands
 * in its way (a mark, a crossing arrow, the cursor) and left out where it would not fit whole.
 */
import { keyName } from '../run.ts';
import type { Span } from '../timeline.ts';
import type { Flight } from './flight.ts';
import { halfOf, type Item } from './item.ts';
import { absences, endX, valueParts } from './lane.ts';
import { mark, part, textLine, type Mark, type Part } from './mark.ts';
import { barAt, barOfKey, laneAt, type Scene } from './scene.ts';
import { toX } from './scale.ts';
import { clipTo, isFree, type Segment, type Space } from './space.ts';

/** Stretches of x on one bar where no text may stand. */
export type Taken = readonly (readonly [from: number, until: number])[];

const textFromEdge = 15;
const textBeforeEdge = 9;
const besideCursor = 9;

/** What covers parts of a bar, whatever the cursor does. */
export function takenOnBar(
  scene: Scene,
  position: number,
  bar: number,
  items: readonly Item[],
  flights: readonly Flight[],
  lines: readonly Segment[],
): Taken {
  const { top, bottom } = barAt(scene, position, bar);
  const onItems = items
    .filter((item) => item.position === position && item.bar === bar)
    .map(({ x, ...item }) => {
      const half =
        halfOf({ x, ...item }) +
        (item.number === scene.run.violated && item.number !== undefined ? 12 : 6);
      return [x - half, x + half] as const;
    });
  const landings = flights
    .filter((flight) => flight.to.position === position && flight.bar === bar && flight.hasLanded)
    .map(({ end }) => [end.x - 11, end.x + 11] as const);
  const box = { x: -1e6, y: top, width: 2e6, height: bottom - top };
  const crossing = lines.flatMap((segment) => {
    const clip = clipTo(segment, box);
    if (clip === undefined) return [];
    const { from, to } = segment;
    const xs = [clip.enters, clip.leaves].map((share) => from.x + share * (to.x - from.x));
    return [[Math.min(...xs) - 7, Math.max(...xs) + 7] as const];
  });
  const breaks = scene.scale.breaks.map(({ fromX, untilX }) => [fromX, untilX] as const);
  return [...onItems, ...landings, ...crossing, ...breaks];
}

/** A value and the room its bar leaves for it, whatever the cursor does. */
export type ValueSlot = {
  readonly span: Span;
  readonly bar: number;
  readonly parts: readonly Part[];
  readonly width: number;
  readonly from: number;
  readonly until: number;
  readonly baseline: number;
  /** In order, only what touches the slot. */
  readonly taken: Taken;
  /** Where the value stands while the cursor is elsewhere. */
  readonly resting: Mark | undefined;
};

export function planValues(scene: Scene, taken: ReadonlyMap<string, Taken>): readonly ValueSlot[] {
  return scene.spans.flatMap((span) => {
    const bar = barOfKey(scene.run, span.key);
    if (bar === undefined) return [];
    const parts = valueParts(scene.run, span);
    const from = toX(scene.scale, span.fromMs) + textFromEdge;
    const until = endX(scene, span) - textBeforeEdge;
    const slot = {
      span,
      bar,
      parts,
      width: textLine({ x: 0, y: 0 }, parts).width,
      from,
      until,
      baseline: barAt(scene, span.region, bar).middle + 4,
      taken: (taken.get(barName(span.region, bar)) ?? [])
        .filter(([start, end]) => end > from && start < until)
        .toSorted((left, right) => left[0] - right[0]),
    };
    return [{ ...slot, resting: drawValue(slot, slot.taken) }];
  });
}

/** The values as they can be read at this cursor. */
export function drawValues(slots: readonly ValueSlot[], cursorX: number): readonly Mark[] {
  return slots.flatMap((slot) => {
    const isTouched = cursorX > slot.from - besideCursor && cursorX < slot.until + besideCursor;
    const drawn = isTouched ? drawValue(slot, withCursor(slot.taken, cursorX)) : slot.resting;
    return drawn ?? [];
  });
}

const withCursor = (taken: Taken, cursorX: number): Taken =>
  [...taken, [cursorX - besideCursor, cursorX + besideCursor] as const].sort(
    (left, right) => left[0] - right[0],
  );

function drawValue(slot: Omit<ValueSlot, 'resting'>, taken: Taken): Mark | undefined {
  const x = firstFit(slot.from, slot.until, slot.width, taken);
  if (x === undefined) return undefined;
  const { region, event } = slot.span;
  return mark(
    `value:${String(region)}:${String(slot.bar)}:${String(event)}`,
    'value',
    [textLine({ x, y: slot.baseline }, slot.parts)],
    { events: [event] },
  );
}

export const barName = (position: number, bar: number): string =>
  `${String(position)}:${String(bar)}`;

/** The leftmost x from which `width` pixels are free; `taken` is in order. */
function firstFit(from: number, until: number, width: number, taken: Taken): number | undefined {
  let x = from;
  for (const [start, end] of taken) {
    if (start >= x + width) break;
    if (end > x) x = end;
  }
  return x + width <= until ? x : undefined;
}

const absentWidthMin = 64;

/** `absent` over the first stretch of a lane in which the key does not exist. */
export function placeAbsences(scene: Scene, space: Space): readonly Mark[] {
  return scene.run.regions.flatMap(({ position, code }) =>
    laneAt(scene, position).bars.flatMap((bar, index) => {
      const [first] = absences(scene, position, index);
      if (
        first === undefined ||
        first[0] > scene.scale.left + 1 ||
        first[1] - first[0] < absentWidthMin
      )
        return [];
      const key = scene.run.keys[index]?.key;
      if (key === undefined) return [];
      const words = scene.run.keys.length > 1 ? `${keyName(scene.run, key)} absent` : 'absent';
      const made = mark(`absent:${code}:${String(index)}`, 'absent', [
        textLine({ x: first[0] + 4, y: bar.middle - 6 }, [part(words, 'ink-3', { size: 11 })], {
          hasHalo: true,
        }),
      ]);
      if (made.box.x + made.box.width > first[1] - 4 || !isFree(space, made.box, 2)) return [];
      space.boxes.push(made.box);
      return [made];
    }),
  );
}
