/**
 * Cut and slow links. A blocked direction is a hatched half band on its sender's side, for exactly the time
 * of the cut. Between neighbours cut both ways the two halves are one band; directions to regions
 * farther away get rows of their own, nearer to the sender.
 */
import type { Pace } from '../pace.ts';
import { renderDuration, renderMoment, type Run } from '../run.ts';
import { halfExtent, type HalfBand } from './half-band.ts';
import { line, mark, part, rect, textLine, type Box, type Mark } from './mark.ts';
import type { Scene } from './scene.ts';
import { toX } from './scale.ts';
import { isFree, type Segment, type Space } from './space.ts';
import { toneOf } from './tone.ts';

/** What is drawn as one: a half, or both halves of neighbours cut by one event. */
export type Band = { readonly halves: readonly HalfBand[]; readonly box: Box };

export function bandsOf(scene: Scene): readonly Band[] {
  const bands: Band[] = [];
  for (const half of scene.halves) {
    const partner = scene.halves.find((other) => isPartner(half, other));
    if (partner !== undefined && partner.from.position < half.from.position) continue;
    const halves = partner === undefined ? [half] : [half, partner];
    bands.push({ halves, box: boxOf(scene, halves) });
  }
  return bands;
}

const isPartner = (half: HalfBand, other: HalfBand): boolean =>
  half.row === 0 &&
  other.row === 0 &&
  half.from === other.to &&
  half.to === other.from &&
  half.cut.cutEvent === other.cut.cutEvent &&
  half.cut.healEvent === other.cut.healEvent;

function boxOf({ scale, geometry }: Scene, halves: readonly HalfBand[]): Box {
  const extents = halves.map(({ gap, side, row }) => halfExtent(geometry.gaps[gap], side, row));
  const top = Math.min(...extents.map((extent) => extent.top));
  const bottom = Math.max(...extents.map((extent) => extent.bottom));
  const cut = halves[0]?.cut;
  const x = toX(scale, cut?.fromMs ?? 0);
  const untilX = cut?.untilMs === undefined ? scale.right : toX(scale, cut.untilMs);
  return { x, y: top, width: Math.max(0, untilX - x), height: bottom - top };
}

/** The hatched bands with their edges, without words. */
export function drawBands(scene: Scene): readonly Mark[] {
  return bandsOf(scene).flatMap(({ halves, box }) => {
    const [half] = halves;
    if (half === undefined) return [];
    const { cut } = half;
    const events = [cut.cutEvent, ...(cut.healEvent === undefined ? [] : [cut.healEvent])];
    const id = bandId(half);
    const title = bandTitle(scene.run, halves);
    const edge = (x: number): readonly [{ x: number; y: number }, { x: number; y: number }] => [
      { x, y: box.y },
      { x, y: box.y + box.height },
    ];
    const ends = cut.untilMs === undefined ? [box.x] : [box.x, box.x + box.width];
    const isSlow = half.pace !== undefined;
    return [
      // Effects still pass a slow link: nothing is hatched, and its ends are no walls.
      mark(id, 'band', isSlow ? [rect(box, 'sunken')] : [rect(box, 'sunken'), rect(box, 'hatch')], {
        events,
        title,
      }),
      mark(
        `${id}:edge`,
        'band-edge',
        ends.map((x) =>
          line(edge(x), isSlow ? 'ink-3' : 'ink-2', 1.25, isSlow ? { dash: 'short' } : {}),
        ),
      ),
    ];
  });
}

export const bandBoxes = (scene: Scene): readonly Box[] => bandsOf(scene).map(({ box }) => box);

/** The ends of every band, which no caption may cross. */
export function bandEdges(scene: Scene): readonly Segment[] {
  return bandsOf(scene).flatMap(({ halves, box }) => {
    const ends = halves[0]?.cut.untilMs === undefined ? [box.x] : [box.x, box.x + box.width];
    return ends.map((x) => ({ from: { x, y: box.y }, to: { x, y: box.y + box.height } }));
  });
}

const bandId = ({ from, to, cut }: HalfBand): string =>
  `band:${from.code}>${to.code}:${String(cut.cutEvent)}`;

function bandTitle(run: Run, halves: readonly HalfBand[]): string {
  const [half] = halves;
  if (half === undefined) return '';
  const { from, to, cut, pace } = half;
  if (pace !== undefined) {
    const way = halves.length === 2 ? `${from.name} – ${to.name}` : `${from.name} to ${to.name}`;
    const end = cut.untilMs === undefined ? 'on' : `to ${renderMoment(run, cut.untilMs)}`;
    return `Link ${way} takes ${paceWords(pace)} from ${renderMoment(run, cut.fromMs)} ${end}`;
  }
  const until =
    cut.untilMs === undefined ? 'and not healed' : `to ${renderMoment(run, cut.untilMs)}`;
  const ends = halves.length === 2 ? `${from.name} – ${to.name}` : `${from.name} to ${to.name}`;
  return `Link ${ends} cut from ${renderMoment(run, cut.fromMs)} ${until}`;
}

/** What a transfer takes: `120 ms`, or how much slower it is where nobody knows what is usual. */
function paceWords({ latencyMs, factor, extraMs }: Pace): string {
  if (latencyMs !== undefined) return renderDuration(latencyMs);
  const times = factor === 1 ? [] : [`${String(factor)} ×`];
  const later = extraMs === 0 ? [] : [`+${renderDuration(extraMs)}`];
  return [...times, ...later].join(' ');
}

const pillHeight = 24;
const pillPadding = 14;

/** The caption of each band, shortened until it fits; what fits nowhere is left to the hover text. */
export function placeBandCaptions(scene: Scene, space: Space): readonly Mark[] {
  return bandsOf(scene).flatMap((band) => {
    const [half] = band.halves;
    if (half === undefined) return [];
    for (const parts of captionsOf(scene.run, band.halves)) {
      const placed = placePill(band.box, parts, space);
      if (placed === undefined) continue;
      space.boxes.push(placed);
      return [pill(`${bandId(half)}:caption`, placed, parts)];
    }
    return [];
  });
}

function captionsOf(
  run: Run,
  halves: readonly HalfBand[],
): readonly (readonly ReturnType<typeof part>[])[] {
  const [half] = halves;
  if (half === undefined) return [];
  const { from, to, cut, pace } = half;
  const arrow = halves.length === 2 ? ' ⇄ ' : ' → ';
  const ends = [
    part(` ${from.code}`, toneOf(from.position).text, { face: 'mono', size: 11.5 }),
    part(arrow, 'ink-2', { face: 'mono', size: 11.5 }),
    part(`${to.code} `, toneOf(to.position).text, { face: 'mono', size: 11.5 }),
  ];
  if (pace !== undefined) {
    const words = part(paceWords(pace), 'ink', { weight: 600 });
    return [[...ends, words], [words]];
  }
  const until = cut.untilMs === undefined ? ' on' : `–${renderMoment(run, cut.untilMs)}`;
  const span = part(`${renderMoment(run, cut.fromMs).replace(/ ms$/, '')}${until}`, 'ink-3');
  const open =
    cut.untilMs === undefined ? part(`from ${renderMoment(run, cut.fromMs)}`, 'ink-3') : span;
  return [
    [part('Link cut', 'ink', { weight: 600 }), ...ends, open],
    [part('cut', 'ink', { weight: 600 }), ...ends],
    [part('cut', 'ink', { weight: 600 })],
  ];
}

function placePill(
  band: Box,
  parts: readonly ReturnType<typeof part>[],
  space: Space,
): Box | undefined {
  const width = textLine({ x: 0, y: 0 }, parts).width + 2 * pillPadding;
  const y = band.y + band.height / 2 - pillHeight / 2;
  const last = band.x + band.width - width - 8;
  const inside = [band.x + 90, ...steps(band.x + 24, last, 6)].filter((x) => x <= last);
  const beside = steps(band.x + band.width + 10, band.x + band.width + 130, 6);
  return [...inside, ...beside]
    .map((x) => ({ x, y, width, height: pillHeight }))
    .find((box) => isFree(space, box));
}

export function steps(from: number, until: number, by: number): readonly number[] {
  const count = Math.floor((until - from) / by) + 1;
  return Array.from({ length: Math.max(0, count) }, (_, index) => from + index * by);
}

const pill = (id: string, box: Box, parts: readonly ReturnType<typeof part>[]): Mark =>
  mark(id, 'band-caption', [
    rect(box, 'surface', { radius: pillHeight / 2, stroke: 'line-2', strokeWidth: 1 }),
    textLine({ x: box.x + pillPadding, y: box.y + 16 }, parts),
  ]);

const healedReach = 220;

/** `healed at 450 ms` beside the end of a band, where there is room. */
export function placeHealCaptions(scene: Scene, space: Space): readonly Mark[] {
  return bandsOf(scene).flatMap(({ halves, box }) => {
    const [half] = halves;
    if (half?.cut.untilMs === undefined || half.pace !== undefined) return [];
    const caption = part(`healed at ${renderMoment(scene.run, half.cut.untilMs)}`, 'ink-3', {
      size: 11,
    });
    const right = box.x + box.width;
    for (const x of steps(right + 10, right + healedReach, 5)) {
      const text = textLine({ x, y: box.y + box.height / 2 + 4 }, [caption], { hasHalo: true });
      const made = mark(`${bandId(half)}:healed`, 'band-caption', [text]);
      if (!isFree(space, made.box)) continue;
      space.boxes.push(made.box);
      return [made];
    }
    return [];
  });
}
