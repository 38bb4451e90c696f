/** Ranges of list indexes, as LRANGE and LTRIM count them. */

/** From `start` up to, not including, `end`. */
export type IndexRange = { readonly start: number; readonly end: number };

/** Both ends included and counted from either side, cut to the list; empty when start > end. */
export function clampRange(size: number, start: number, stop: number): IndexRange {
  const first = Math.max(0, start < 0 ? size + start : start);
  const last = Math.min(size - 1, stop < 0 ? size + stop : stop);
  return first > last ? { start: 0, end: 0 } : { start: first, end: last + 1 };
}

/** Indexes from `start` up to, not including, `end`. */
export function indexesBetween(start: number, end: number): number[] {
  return Array.from({ length: Math.max(0, end - start) }, (_, offset) => start + offset);
}
