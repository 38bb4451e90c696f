/**
 * Blocked and slow directions and where they go. A direction lies beside its sender's lane: neighbours in the
 * middle of the gap, so that both directions make one band; the others in rows nearer to the sender.
 */
import type { Cut } from '../cut.ts';
import { linkBetween } from '../journey.ts';
import type { Pace } from '../pace.ts';
import type { Run, RunLink, RunRegion } from '../run.ts';
import { BAND_HALF, type GapPlace, type Needs } from './geometry.ts';

export type HalfBand = {
  readonly from: RunRegion;
  readonly to: RunRegion;
  /** From when to when, and the events at its ends. */
  readonly cut: Cut;
  /** The link carried everything meanwhile, but not at its usual pace. */
  readonly pace: Pace | undefined;
  /** The gap it lies in: below lane `gap`. */
  readonly gap: number;
  /** Beside the lane above the gap or the lane below it: the sender's. */
  readonly side: 'above' | 'below';
  /** 0 for the neighbour, in the middle of the gap. */
  readonly row: number;
};

export type Direction = Pick<HalfBand, 'gap' | 'side'>;

/** On which side of which gap a region's effects for another leave. */
export function directionOf(from: RunRegion, to: RunRegion): Direction {
  const isDown = to.position > from.position;
  return { gap: isDown ? from.position : from.position - 1, side: isDown ? 'above' : 'below' };
}

export function planBands(run: Run): readonly HalfBand[] {
  const planned: HalfBand[] = [];
  for (const from of run.regions) {
    for (const to of run.regions) {
      if (from === to) continue;
      for (const { cut, pace } of stretchesOf(linkBetween(run, from, to))) {
        const direction = directionOf(from, to);
        const isNeighbour = Math.abs(from.position - to.position) === 1;
        const row = isNeighbour ? 0 : firstFreeRow(planned, direction, cut);
        planned.push({ from, to, cut, pace, ...direction, row });
      }
    }
  }
  return planned;
}

/** Slow stretches first: a cut lies over them. */
function stretchesOf(link: RunLink | undefined): readonly Pick<HalfBand, 'cut' | 'pace'>[] {
  const { cuts = [], paces = [] } = link ?? {};
  return [
    ...paces.map((pace) => ({ cut: extentOf(pace), pace })),
    ...cuts.map((cut) => ({ cut, pace: undefined })),
  ];
}

const extentOf = ({ fromMs, untilMs, event, endEvent, isBothWays }: Pace): Cut => ({
  fromMs,
  untilMs,
  cutEvent: event,
  healEvent: endEvent,
  isBothWays,
});

function firstFreeRow(planned: readonly HalfBand[], { gap, side }: Direction, cut: Cut): number {
  const beside = planned.filter((half) => half.gap === gap && half.side === side);
  for (let row = 1; ; row++) {
    if (!beside.some((half) => half.row === row && isTogether(half.cut, cut))) return row;
  }
}

const isTogether = (left: Cut, right: Cut): boolean =>
  left.fromMs <= (right.untilMs ?? Infinity) && right.fromMs <= (left.untilMs ?? Infinity);

/** How many half bands each gap needs on either side. */
export function bandNeeds(run: Run, halves: readonly HalfBand[]): Needs['halves'] {
  const rowsOf = (gap: number, side: HalfBand['side']): number =>
    halves
      .filter((half) => half.gap === gap && half.side === side)
      .reduce((most, { row }) => Math.max(most, row + 1), 1);
  return run.regions
    .slice(1)
    .map((_, gap) => ({ above: rowsOf(gap, 'above'), below: rowsOf(gap, 'below') }));
}

/** Top and bottom of a half band. */
export function halfExtent(
  place: GapPlace | undefined,
  side: HalfBand['side'],
  row: number,
): { readonly top: number; readonly bottom: number } {
  const middle = place?.middle ?? 0;
  return side === 'above'
    ? { top: middle - BAND_HALF * (row + 1), bottom: middle - BAND_HALF * row }
    : { top: middle + BAND_HALF * row, bottom: middle + BAND_HALF * (row + 1) };
}
