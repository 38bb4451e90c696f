/** What is taken in the plot, and whether a text may still go somewhere. */
import type { Box, Point } from './mark.ts';

export type Segment = { readonly from: Point; readonly to: Point };

export type Space = {
  /** Nothing may leave it. */
  readonly bounds: Box;
  readonly boxes: Box[];
  readonly segments: Segment[];
};

/** True when the box lies inside the bounds and keeps `clear` pixels from everything taken. */
export function isFree(space: Space, box: Box, clear = 4): boolean {
  if (!isInside(box, space.bounds)) return false;
  const grown = grow(box, clear);
  return (
    space.boxes.every((taken) => !overlaps(grown, taken)) &&
    space.segments.every((segment) => !crosses(segment, grown))
  );
}

export const grow = ({ x, y, width, height }: Box, by: number): Box => ({
  x: x - by,
  y: y - by,
  width: width + 2 * by,
  height: height + 2 * by,
});

export const isInside = (inner: Box, outer: Box): boolean =>
  inner.x >= outer.x &&
  inner.y >= outer.y &&
  inner.x + inner.width <= outer.x + outer.width &&
  inner.y + inner.height <= outer.y + outer.height;

export const overlaps = (left: Box, right: Box): boolean =>
  left.x < right.x + right.width &&
  right.x < left.x + left.width &&
  left.y < right.y + right.height &&
  right.y < left.y + left.height;

/** True when the segment has a point inside the box (Liang and Barsky's clipping). */
export function crosses({ from, to }: Segment, box: Box): boolean {
  const clip = clipTo({ from, to }, box);
  return clip !== undefined && clip.enters < clip.leaves;
}

/** The part of a segment inside a box, as shares of its length; undefined when there is none. */
export function clipTo(
  { from, to }: Segment,
  box: Box,
): { readonly enters: number; readonly leaves: number } | undefined {
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  let enters = 0;
  let leaves = 1;
  const sides: readonly (readonly [step: number, room: number])[] = [
    [-dx, from.x - box.x],
    [dx, box.x + box.width - from.x],
    [-dy, from.y - box.y],
    [dy, box.y + box.height - from.y],
  ];
  for (const [step, room] of sides) {
    if (step === 0) {
      if (room <= 0) return undefined;
      continue;
    }
    const at = room / step;
    if (step < 0) enters = Math.max(enters, at);
    else leaves = Math.min(leaves, at);
  }
  return enters < leaves ? { enters, leaves } : undefined;
}
