/** Where a "why" hangs: as near its mark as it gets without lying on anything that must be read. */
import type { Box, Marks } from '../../src/explain/index.ts';

type Size = { readonly width: number; readonly height: number };

/** What covering one pixel costs, by what is covered; the rest of the drawing costs nothing. */
const WEIGHTS: ReadonlyMap<string, number> = new Map([
  ['label', 5],
  ['step', 6],
  ['event', 6],
  ['flag', 6],
  ['region', 6],
  ['network', 6],
  ['value', 4],
  ['band-caption', 4],
  ['outbox-caption', 4],
  ['arrow-caption', 4],
  ['scrubber', 3],
  ['ruler', 2],
  ['dot', 2],
  ['absent', 2],
  ['bar', 0.05],
]);

const gridX = 12;
const gridY = 6;
const gutter = 150;
/** One pixel further away costs as much as covering this many pixels of a label. */
const distanceWeight = 4;
const gap = 4;

export type Hung = Box & {
  /** No free space was large enough: the flag goes below the drawing, under its mark. */
  readonly isBelow: boolean;
};

/** Below the drawing there is room for longer lines. */
const widthBelow = 440;

/** Covering more than a sliver of what must be read is too much. */
const coveredMax = 120;

export function hangFlag(marks: Marks, anchor: Box | undefined, size: Size): Hung {
  const covered = marks.marks.flatMap(({ role, box }) => {
    const weight = WEIGHTS.get(role);
    if (weight === undefined) return [];
    return [{ box: role === 'scrubber' ? taller(box) : box, weight }];
  });
  const home = anchor ?? { x: gutter, y: marks.height / 2, width: 0, height: 0 };
  const x = home.x + home.width / 2;
  let best: Box = { x: gutter, y: 24, ...size };
  let bestCost = Infinity;
  let bestCovered = Infinity;
  const consider = (place: { readonly x: number; readonly y: number }): void => {
    const box = { ...place, ...size };
    const isInside =
      box.x >= gutter &&
      box.x + size.width <= marks.width &&
      box.y >= 22 &&
      box.y + size.height <= marks.height;
    if (!isInside) return;
    let lost = 0;
    for (const { box: other, weight } of covered) lost += weight * sharedArea(box, other);
    const cost = lost + distance(box, home) * distanceWeight;
    if (cost < bestCost) {
      bestCost = cost;
      bestCovered = lost;
      best = box;
    }
  };
  for (let y = 22; y <= marks.height; y += gridY) {
    consider({ x, y });
    consider({ x: x - size.width, y });
    consider({ x: home.x + home.width + gap, y });
    for (let left = gutter; left + size.width <= marks.width; left += gridX)
      consider({ x: left, y });
  }
  if (bestCovered <= coveredMax) return { ...best, isBelow: false };
  const width = Math.min(widthBelow, marks.width - gutter);
  const under = Math.max(gutter, Math.min(x, marks.width - width));
  return { x: under, y: marks.height, width, height: size.height, isBelow: true };
}

/** The scrubber is thin, but a hand needs the room around it. */
const taller = (box: Box): Box => ({ ...box, y: box.y - 12, height: box.height + 24 });

/** Between the nearest edges of two boxes. */
function distance(box: Box, other: Box): number {
  const x = Math.max(0, box.x - other.x - other.width, other.x - box.x - box.width);
  const y = Math.max(0, box.y - other.y - other.height, other.y - box.y - box.height);
  return Math.hypot(x, y);
}

function sharedArea(left: Box, right: Box): number {
  const width = Math.min(left.x + left.width, right.x + right.width) - Math.max(left.x, right.x);
  const height = Math.min(left.y + left.height, right.y + right.height) - Math.max(left.y, right.y);
  return width > 0 && height > 0 ? width * height : 0;
}
