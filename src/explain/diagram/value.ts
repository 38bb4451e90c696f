/**
 * Words inside the bars: each value once, at the left end of its bar, moved right of whatever stands
 * in its way (a mark, a crossing arrow, the cursor) and left out where it would not fit whole.
 */
import { keyName } from '../run.ts';
import type { Flight } from './flight.ts';
import { halfOf, type Item } from './item.ts';
import { absences, endX, valueParts } from './lane.ts';
import { mark, part, textLine, type Mark } from './mark.ts';
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

/** The values as they can be read at this cursor. */
export function drawValues(
  scene: Scene,
  taken: ReadonlyMap<string, Taken>,
  cursorX: number,
): readonly Mark[] {
  return scene.spans.flatMap((span) => {
    const bar = barOfKey(scene.run, span.key);
    if (bar === undefined) return [];
    const from = toX(scene.scale, span.fromMs) + textFromEdge;
    const until = endX(scene, span) - textBeforeEdge;
    const parts = valueParts(scene.run, span);
    const { width } = textLine({ x: 0, y: 0 }, parts);
    const blocked: Taken = [
      ...(taken.get(barName(span.region, bar)) ?? []),
      [cursorX - besideCursor, cursorX + besideCursor],
    ];
    const x = firstFit(from, until, width, blocked);
    if (x === undefined) return [];
    const { middle } = barAt(scene, span.region, bar);
    return [
      mark(
        `value:${String(span.region)}:${String(bar)}:${String(span.event)}`,
        'value',
        [textLine({ x, y: middle + 4 }, parts)],
        {
          events: [span.event],
        },
      ),
    ];
  });
}

export const barName = (position: number, bar: number): string =>
  `${String(position)}:${String(bar)}`;

/** The leftmost x from which `width` pixels are free. */
export function firstFit(
  from: number,
  until: number,
  width: number,
  taken: Taken,
): number | undefined {
  let x = from;
  for (const [start, end] of taken.toSorted((left, right) => left[0] - right[0])) {
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
