/**
 * Virtual time to x and back. Linear; idle time that would squeeze everything else into a corner
 * is left out, with a visible break. Between breaks every stretch has the same pixels per ms.
 */
import type { Jump } from '../order.ts';

export type Stretch = {
  readonly fromMs: number;
  readonly untilMs: number;
  readonly fromX: number;
  readonly untilX: number;
};

/** The time left out between two stretches, and the strip that stands for it. */
export type Break = Stretch & { readonly lengthMs: number };

export type Scale = {
  readonly stretches: readonly Stretch[];
  readonly breaks: readonly Break[];
  readonly pixelsPerMs: number;
  readonly left: number;
  readonly right: number;
};

type Frame = {
  readonly startMs: number;
  readonly jumps: readonly Jump[];
  readonly left: number;
  readonly right: number;
};

const breakWidth = 30;
/** Many breaks get narrower, so that they never take more than this share of the axis. */
const breakShare = 0.4;
const breaksMax = 8;
/** Idle time is left out only when it is this many times longer than all that remains. */
const idleFactor = 5;
/** Shorter waits are part of what a run is about: latencies, retries, timeouts. */
const idleMsMin = 1000;
/** What stays of an idle time on either side of its break, as a share of the active time. */
const shoulder = 0.07;
/** Time after the last event, as a share of the active time. */
const tail = 0.115;
const leftRoom = 13;

/**
 * `times` are the moments at which anything happens; `startMs` always belongs to the axis. In an
 * ordered run they are the numbers of the events, and `jumps` says where real time passed.
 */
export function scaleFor(times: readonly number[], { startMs, jumps, left, right }: Frame): Scale {
  const moments = [...new Set([startMs, ...times])].sort((a, b) => a - b);
  const lastMs = moments.at(-1) ?? 0;
  const omitted =
    jumps.length > 0
      ? jumps.map(({ after, lengthMs }) => ({
          fromMs: after + 0.4,
          untilMs: after + 0.6,
          lengthMs,
        }))
      : omitIdleTime(moments);
  const activeMs = lastMs - startMs - omitted.reduce((sum, gap) => sum + lengthOf(gap), 0);
  const shownMs = activeMs + Math.max(1, activeMs * tail);
  const strip = Math.min(breakWidth, (breakShare * (right - left)) / Math.max(1, omitted.length));
  const width = right - left - omitted.length * strip;
  const firstMs = moments.find((ms) => times.includes(ms)) ?? startMs;
  const pad = ((firstMs - startMs) * width) / shownMs < leftRoom ? leftRoom : 0;
  const pixelsPerMs = (width - pad) / shownMs;
  const untilMs = lastMs + shownMs - activeMs;
  const laid = lay(omitted, { fromMs: startMs, untilMs, fromX: left + pad, pixelsPerMs, strip });
  return { ...laid, pixelsPerMs, left, right };
}

/** What is left out of the longest idle times; a shoulder stays on either side. */
function omitIdleTime(moments: readonly number[]): readonly Omitted[] {
  const gaps = moments.slice(1).map((ms, index) => ({ fromMs: moments[index] ?? 0, untilMs: ms }));
  const broken = gapsToBreak(gaps);
  const lastMs = moments.at(-1) ?? 0;
  const restMs = Math.max(1, lastMs - broken.reduce((sum, gap) => sum + lengthOf(gap), 0));
  const shoulderMs = Math.max(1, Math.round(restMs * shoulder));
  return broken.map((gap) => {
    const shorter = { fromMs: gap.fromMs + shoulderMs, untilMs: gap.untilMs - shoulderMs };
    return { ...shorter, lengthMs: lengthOf(shorter) };
  });
}

type Omitted = Gap & { readonly lengthMs: number };
type Gap = { readonly fromMs: number; readonly untilMs: number };
const lengthOf = ({ fromMs, untilMs }: Gap): number => untilMs - fromMs;

/** The longest gaps, as many as are each far longer than everything that then remains. */
function gapsToBreak(gaps: readonly Gap[]): readonly Gap[] {
  const longest = gaps.toSorted((a, b) => lengthOf(b) - lengthOf(a) || a.fromMs - b.fromMs);
  let restMs = gaps.reduce((sum, gap) => sum + lengthOf(gap), 0);
  let count = 0;
  for (const [index, gap] of longest.slice(0, breaksMax).entries()) {
    restMs -= lengthOf(gap);
    const isLong = lengthOf(gap) >= idleMsMin && lengthOf(gap) > idleFactor * restMs;
    if (restMs > 0 && isLong) count = index + 1;
  }
  return longest.slice(0, count).sort((a, b) => a.fromMs - b.fromMs);
}

type Axis = {
  readonly fromMs: number;
  readonly untilMs: number;
  readonly fromX: number;
  readonly pixelsPerMs: number;
  readonly strip: number;
};

function lay(omitted: readonly Omitted[], axis: Axis): Pick<Scale, 'stretches' | 'breaks'> {
  const { untilMs, pixelsPerMs, strip } = axis;
  const stretches: Stretch[] = [];
  const breaks: Break[] = [];
  let { fromMs, fromX } = axis;
  for (const gap of omitted) {
    const untilX = fromX + (gap.fromMs - fromMs) * pixelsPerMs;
    stretches.push({ fromMs, untilMs: gap.fromMs, fromX, untilX });
    breaks.push({ ...gap, fromX: untilX, untilX: untilX + strip });
    fromMs = gap.untilMs;
    fromX = untilX + strip;
  }
  stretches.push({ fromMs, untilMs, fromX, untilX: fromX + (untilMs - fromMs) * pixelsPerMs });
  return { stretches, breaks };
}

/** Where a moment lies; a moment inside a break lies proportionally inside its strip. */
export function toX(scale: Scale, ms: number): number {
  const within = [...scale.stretches, ...scale.breaks].find(
    ({ fromMs, untilMs }) => fromMs <= ms && ms <= untilMs,
  );
  if (within === undefined)
    return ms <= (scale.stretches[0]?.fromMs ?? 0) ? scale.left : scale.right;
  const share = (ms - within.fromMs) / (within.untilMs - within.fromMs || 1);
  return within.fromX + share * (within.untilX - within.fromX);
}

/** The moment at x, rounded to whole milliseconds; outside the axis, its nearest end. */
export function toMs(scale: Scale, x: number): number {
  const first = scale.stretches[0];
  if (first === undefined || x <= first.fromX) return Math.round(first?.fromMs ?? 0);
  const within = [...scale.stretches, ...scale.breaks].find(
    ({ fromX, untilX }) => fromX <= x && x <= untilX,
  );
  if (within === undefined) return Math.round(scale.stretches.at(-1)?.untilMs ?? 0);
  const share = (x - within.fromX) / (within.untilX - within.fromX || 1);
  return Math.round(within.fromMs + share * (within.untilMs - within.fromMs));
}
