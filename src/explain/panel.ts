/** Where a "why" hangs: beside its mark, like a flag, where it covers least. */
import type { Box, Role } from './diagram/mark.ts';
import { GUTTER } from './diagram/geometry.ts';
import type { Marks } from './layout.ts';

type Size = { readonly width: number; readonly height: number };

/** How bad it is to cover a pixel of each kind of mark; what is not listed costs nothing. */
const WEIGHTS: ReadonlyMap<Role, number> = new Map([
  ['label', 4],
  ['step', 4],
  ['value', 2],
  ['band-caption', 3],
  ['outbox-caption', 3],
  ['arrow-caption', 2],
  ['bar', 1],
]);

/** The panel's box inside the drawing, or undefined when there is no such mark. */
export function placePanel(marks: Marks, markId: string, size: Size): Box | undefined {
  const anchor = marks.marks.find(({ id }) => id === markId)?.box;
  if (anchor === undefined) return undefined;
  const x = anchor.x + anchor.width / 2;
  const below = anchor.y + anchor.height + 4;
  const above = anchor.y - 4 - size.height;
  const places = [
    { x, y: below },
    { x: x - size.width, y: below },
    { x, y: above },
    { x: x - size.width, y: above },
  ].map((place) => pulledInside({ ...place, ...size }, marks));
  const costs = places.map((place) => costOf(place, marks));
  return places[costs.indexOf(Math.min(...costs))];
}

function pulledInside(box: Box, { width, height }: Marks): Box {
  const x = Math.max(GUTTER, Math.min(box.x, width - box.width));
  return { ...box, x, y: Math.max(0, Math.min(box.y, height - box.height)) };
}

const costOf = (panel: Box, { marks }: Marks): number =>
  marks.reduce((sum, { role, box }) => sum + (WEIGHTS.get(role) ?? 0) * sharedArea(panel, box), 0);

function sharedArea(left: Box, right: Box): number {
  const width = Math.min(left.x + left.width, right.x + right.width) - Math.max(left.x, right.x);
  const height = Math.min(left.y + left.height, right.y + right.height) - Math.max(left.y, right.y);
  return width > 0 && height > 0 ? width * height : 0;
}
