/** The ruler on top: ticks on round times, grid lines, and the breaks where idle time was left out. */
import { groupDigits, renderDuration } from '../run.ts';
import { GUTTER, plotBottom } from './geometry.ts';
import { line, mark, part, rect, textLine, type Box, type Mark, type Point } from './mark.ts';
import { bandBoxes } from './band.ts';
import type { Scene } from './scene.ts';
import { toX, type Break, type Stretch } from './scale.ts';
import { grow, overlaps } from './space.ts';

const labelBaseline = 16;
const tickTop = 24;
const gridTop = 30;
const pixelsPerTickMin = 88;
/** In an ordered run the labels are one or two digits. */
const pixelsPerEventMin = 36;

/** Grid lines and ticks; the words come later, because the time flag hides some. */
export function drawGrid(scene: Scene): readonly Mark[] {
  const bottom = plotBottom(scene.geometry);
  const step = tickStep(scene);
  const minor = scene.run.axis === 'ms' && step % 2 === 0 ? step / 2 : step;
  return ticks(scene, minor).map(({ ms, x }) => {
    const isMajor = ms % step === 0;
    const shapes = [
      ...(isMajor
        ? [
            line(
              [
                { x, y: gridTop },
                { x, y: bottom },
              ],
              'line',
              1,
            ),
          ]
        : []),
      line(
        [
          { x, y: tickTop },
          { x, y: tickTop + (isMajor ? 6 : 4) },
        ],
        'line-2',
        1,
      ),
    ];
    return mark(`grid:${String(ms)}`, 'grid', shapes);
  });
}

/** Labels of the ruler, without those that a time flag or a break would touch. */
export function drawRulerLabels(scene: Scene, flag: Box | undefined): readonly Mark[] {
  const breaks = breakCaptions(scene);
  const taken = [...breaks.map(({ box }) => box), ...(flag === undefined ? [] : [flag])].map(
    (box) => grow(box, 6),
  );
  const all = ticks(scene, tickStep(scene));
  const labels = all.map(({ ms, x }, index) => {
    const unit = index === all.length - 1 && scene.run.axis === 'ms' ? ' ms' : '';
    return mark(`ruler:${String(ms)}`, 'ruler', [
      textLine(
        { x, y: labelBaseline },
        [part(`${groupDigits(ms)}${unit}`, 'ink-3', { size: 11 })],
        {
          anchor: 'middle',
        },
      ),
    ]);
  });
  const isClear = ({ box }: Mark): boolean =>
    box.x + box.width < scene.geometry.width - 2 && !taken.some((other) => overlaps(box, other));
  const isFarFromFlag = ({ box }: Mark): boolean =>
    flag === undefined || Math.abs(box.x + box.width / 2 - (flag.x + flag.width / 2)) > 44;
  const unflagged = breaks.filter(({ box }) => flag === undefined || !overlaps(grow(box, 4), flag));
  return [
    ...labels.filter((label) => isClear(label) && isFarFromFlag(label)),
    ...unflagged,
    ...caption(scene),
  ];
}

/** An ordered run says so at the head of its ruler. */
const caption = ({ run }: Scene): readonly Mark[] =>
  run.axis === 'ms'
    ? []
    : [
        mark('ruler:caption', 'ruler', [
          textLine({ x: GUTTER - 22, y: labelBaseline }, [part('event', 'ink-3', { size: 11 })], {
            anchor: 'end',
          }),
        ]),
      ];

function breakCaptions(scene: Scene): readonly Mark[] {
  return scene.scale.breaks.map((gap) =>
    mark(`break:${String(gap.fromMs)}:caption`, 'ruler', [
      textLine(
        { x: (gap.fromX + gap.untilX) / 2, y: labelBaseline },
        [part(renderDuration(gap.lengthMs), 'ink-2', { size: 11, weight: 600 })],
        { anchor: 'middle' },
      ),
    ]),
  );
}

type Tick = { readonly ms: number; readonly x: number };

function ticks({ run, scale }: Scene, step: number): readonly Tick[] {
  return scale.stretches.flatMap(({ fromMs, untilMs }) => {
    const first = Math.ceil(fromMs / step);
    const count = Math.floor(untilMs / step) - first + 1;
    return Array.from({ length: Math.max(0, count) }, (_, index) => (first + index) * step)
      .filter((ms) => run.axis === 'ms' || (ms >= 1 && ms <= run.endMs))
      .map((ms) => ({ ms, x: toX(scale, ms) }));
  });
}

/** The smallest of 1, 2, 5 × 10ⁿ that leaves labels apart. */
function tickStep({ run, scale }: Scene): number {
  const apart = run.axis === 'ms' ? pixelsPerTickMin : pixelsPerEventMin;
  const wanted = apart / scale.pixelsPerMs;
  for (let power = 1; ; power *= 10) {
    const found = [1, 2, 5].map((digit) => digit * power).find((step) => step >= wanted);
    if (found !== undefined) return found;
  }
}

/** Torn edges on the ruler and through every lane and band that the left-out time would have crossed. */
export function drawBreaks(scene: Scene): readonly Mark[] {
  return scene.scale.breaks.map((gap) =>
    mark(
      `break:${String(gap.fromMs)}`,
      'break',
      breakBoxes(scene, gap).flatMap((box) => [
        rect(box, 'surface'),
        line(torn(box.x, box.y, box.y + box.height), 'line-2', 1.25),
        line(torn(box.x + box.width, box.y, box.y + box.height), 'line-2', 1.25),
      ]),
      { title: titleOf(gap) },
    ),
  );
}

const tearBeyond = 7;

/** Where a break tears the drawing; label zones stay whole, so that a label may pass over it. */
export function breakBoxes(scene: Scene, gap: Stretch): readonly Box[] {
  const inset = Math.min(8, (gap.untilX - gap.fromX) / 4);
  const x = gap.fromX + inset;
  const width = gap.untilX - gap.fromX - 2 * inset;
  const lanes = scene.geometry.lanes.map(({ top, bottom }) => ({
    x,
    y: top - tearBeyond,
    width,
    height: bottom - top + 2 * tearBeyond,
  }));
  const bands = bandBoxes(scene)
    .filter((box) => box.x < x + width && box.x + box.width > x)
    .map(({ y, height }) => ({ x, y: y - 2, width, height: height + 4 }));
  return [{ x, y: tickTop, width, height: 8 }, ...lanes, ...bands];
}

const titleOf = ({ lengthMs }: Break): string =>
  `${renderDuration(lengthMs)} in which nothing happens are left out`;

const toothHeight = 7;
const toothDepth = 2.5;

function torn(x: number, top: number, bottom: number): readonly Point[] {
  const count = Math.ceil((bottom - top) / toothHeight);
  return Array.from({ length: count + 1 }, (_, index) => ({
    x: x + (index % 2 === 0 ? -toothDepth : toothDepth),
    y: Math.min(bottom, top + index * toothHeight),
  }));
}
