/**
 * Where everything stands from top to bottom. Gutter 150, ruler on top, per lane a label zone and
 * one bar for each drawn key, between neighbouring lanes a band for the link. Zones and bands grow
 * when labels or several cut links need the room; nothing is ever scaled.
 */
import type { Run } from '../run.ts';
import type { Box } from './mark.ts';

export const GUTTER = 150;
export const BAR_HEIGHT = 26;
export const ROW_HEIGHT = 38;
export const BAND_HALF = 40;
const barGap = 5;
const rulerHeight = 38;
const rightMargin = 14;
const bandAbove = 9;
const bandAboveWithSkew = 20;
const bandBelow = 11;
const skewHeight = 12;
/** Below the last bar: end of the grid, disagreement bar, scrubber, bottom edge. */
const gridBelow = 12;
const disagreementBelow = 29;
const scrubberBelow = 45;
const bottomBelow = 64;

export type BarPlace = { readonly top: number; readonly middle: number; readonly bottom: number };

export type LanePlace = {
  readonly zoneTop: number;
  /** Label rows of `ROW_HEIGHT` in the zone above. */
  readonly rows: number;
  /** Label rows below, and where they begin. */
  readonly rowsBelow: number;
  readonly belowTop: number;
  readonly top: number;
  readonly bottom: number;
  /** One for each drawn key; one when no key is drawn. */
  readonly bars: readonly BarPlace[];
};

/** The band between lane i and lane i + 1. */
export type GapPlace = {
  readonly top: number;
  readonly bottom: number;
  /** Where the half of the upper lane's own directions ends and the lower lane's begins. */
  readonly middle: number;
};

export type Geometry = {
  readonly width: number;
  readonly height: number;
  readonly plot: Box;
  readonly lanes: readonly LanePlace[];
  readonly gaps: readonly GapPlace[];
  readonly disagreementY: number;
  readonly scrubberY: number;
};

export type Needs = {
  /** Label rows above each lane, at least 1. */
  readonly rows: readonly number[];
  /** Label rows under the last lane, where no arrow ever runs. */
  readonly rowsBelow: number;
  /** Half bands per gap beside the lane above and the lane below, at least 1 each. */
  readonly halves: readonly { readonly above: number; readonly below: number }[];
  /** Lanes with a skew tick under their bar. */
  readonly skewed: ReadonlySet<number>;
};

export function arrange(run: Run, width: number, needs: Needs): Geometry {
  const barCount = Math.max(1, run.keys.length);
  const lanes: LanePlace[] = [];
  const gaps: GapPlace[] = [];
  let y = rulerHeight;
  for (const { position } of run.regions) {
    const rows = needs.rows[position] ?? 1;
    const top = y + rows * ROW_HEIGHT;
    const bars = Array.from({ length: barCount }, (_, index) =>
      barAt(top + index * (BAR_HEIGHT + barGap)),
    );
    const bottom = bars.at(-1)?.bottom ?? top + BAR_HEIGHT;
    const isLast = position === run.regions.length - 1;
    const rowsBelow = isLast ? needs.rowsBelow : 0;
    const belowTop = bottom + (needs.skewed.has(position) ? skewHeight : 0);
    lanes.push({ zoneTop: y, rows, top, bottom, rowsBelow, belowTop, bars });
    if (isLast) break;
    const halves = needs.halves[position] ?? { above: 1, below: 1 };
    const bandTop = bottom + (needs.skewed.has(position) ? bandAboveWithSkew : bandAbove);
    const middle = bandTop + halves.above * BAND_HALF;
    gaps.push({ top: bandTop, middle, bottom: middle + halves.below * BAND_HALF });
    y = middle + halves.below * BAND_HALF + bandBelow;
  }
  const last = lanes.at(-1);
  const lastBottom = last === undefined ? y : belowAll(last);
  return {
    width,
    height: lastBottom + bottomBelow,
    plot: {
      x: GUTTER,
      y: 30,
      width: width - rightMargin - GUTTER,
      height: lastBottom + gridBelow - 30,
    },
    lanes,
    gaps,
    disagreementY: lastBottom + disagreementBelow,
    scrubberY: lastBottom + scrubberBelow,
  };
}

/** The end of the last lane, its labels below included. */
const belowAll = ({ bottom, belowTop, rowsBelow }: LanePlace): number =>
  rowsBelow === 0 ? bottom : belowTop + rowsBelow * ROW_HEIGHT;

const barAt = (top: number): BarPlace => ({
  top,
  middle: top + BAR_HEIGHT / 2,
  bottom: top + BAR_HEIGHT,
});

export const plotBottom = ({ plot }: Geometry): number => plot.y + plot.height;
