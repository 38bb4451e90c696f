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

type Room = { readonly left: number; readonly right: number };

const breakWidth = 30;
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
 * `times` are the moments at which anything happens; time 0 always belongs to the axis. In an
 * ordered run they are the numbers of the events, and `jumps` says where real time passed.
 */
export function scaleFor(
  times: readonly number[],
  jumps: readonly Jump[],
  { left, right }: Room,
): Scale {
  const moments = [...new Set([0, ...times])].sort((a, b) => a - b);
  const lastMs = moments.at(-1) ?? 0;
  const omitted =
    jumps.length > 0
      ? jumps.map(({ after, lengthMs }) => ({
          fromMs: after + 0.4,
          untilMs: after + 0.6,
          lengthMs,
        }))
      : omitIdleTime(moments);
  const restMs = lastMs - omitted.reduce((sum, gap) => sum + lengthOf(gap), 0);
  const tailMs = Math.max(1, restMs * tail);
  const shownMs = lastMs + tailMs - omitted.reduce((sum, gap) => sum + lengthOf(gap), 0);
  const width = right - left - omitted.length * breakWidth;
  const firstMs = moments.find((ms) => times.includes(ms)) ?? 0;
  const pad = (firstMs * width) / shownMs < leftRoom ? leftRoom : 0;
  const pixelsPerMs = (width - pad) / shownMs;
  return { ...lay(omitted, pixelsPerMs, left + pad, lastMs + tailMs), pixelsPerMs, left, right };
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

function lay(
  omitted: readonly Omitted[],
  pixelsPerMs: number,
  left: number,
  untilMs: number,
): Pick<Scale, 'stretches' | 'breaks'> {
  const stretches: Stretch[] = [];
  const breaks: Break[] = [];
  let fromMs = 0;
  let fromX = left;
  for (const gap of omitted) {
    const untilX = fromX + (gap.fromMs - fromMs) * pixelsPerMs;
    stretches.push({ fromMs, untilMs: gap.fromMs, fromX, untilX });
    breaks.push({ ...gap, fromX: untilX, untilX: untilX + breakWidth });
    fromMs = gap.untilMs;
    fromX = untilX + breakWidth;
  }
  stretches.push({ fromMs, untilMs, fromX, untilX: fromX + (untilMs - fromMs) * pixelsPerMs });
  return { stretches, breaks };
}

/** Where a moment lies; a moment inside a break lies proportionally inside its strip. */
export function toX(scale: Scale, ms: number): number {
  const within = [...scale.stretches, ...scale.breaks].find(
    ({ fromMs, untilMs }) => fromMs <= ms && ms <= untilMs,
  );
  if (within === undefined) return ms < 0 ? scale.left : scale.right;
  const share = (ms - within.fromMs) / (within.untilMs - within.fromMs || 1);
  return within.fromX + share * (within.untilX - within.fromX);
}

/** The moment at x, rounded to whole milliseconds; outside the axis, its nearest end. */
export function toMs(scale: Scale, x: number): number {
  const first = scale.stretches[0];
  if (first === undefined || x <= first.fromX) return 0;
  const within = [...scale.stretches, ...scale.breaks].find(
    ({ fromX, untilX }) => fromX <= x && x <= untilX,
  );
  if (within === undefined) return Math.round(scale.stretches.at(-1)?.untilMs ?? 0);
  const share = (x - within.fromX) / (within.untilX - within.fromX || 1);
  return Math.round(within.fromMs + share * (within.untilMs - within.fromMs));
}
