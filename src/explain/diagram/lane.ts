/**
 * Lanes: the region in the gutter, a thin line where a key is absent, and one bar for every visible
 * value, drawn as a bus on a logic analyser. Pointed ends meet where the value changes; an expiry
 * ends flat; a deletion leaves a tombstone until it is collected.
 */
import { text, type ByteString, type CommandEvent } from '../../kernel/index.ts';
import { groupDigits, keyName, type Run, type RunRegion } from '../run.ts';
import type { Span } from '../timeline.ts';
import { strokes } from './arrow.ts';
import { GUTTER } from './geometry.ts';
import {
  line,
  mark,
  part,
  rect,
  textBox,
  textLine,
  type Mark,
  type Part,
  type Point,
  type Shape,
} from './mark.ts';
import { barAt, barOfKey, laneAt, type Scene } from './scene.ts';
import { toX } from './scale.ts';
import { isFree, type Space } from './space.ts';
import { textWidth } from './text-width.ts';
import { toneOf, toneOfInstance, type Tone } from './tone.ts';

const nameLeft = 22;
const nameWidthMax = GUTTER - nameLeft - 12;

/** Swatch, name and clock of each region, in the gutter. */
export function drawRegions(scene: Scene): readonly Mark[] {
  return scene.run.regions.map((region) => {
    const { top, bottom } = laneAt(scene, region.position);
    const middle = (top + bottom) / 2;
    const tone = toneOf(region.position);
    const swatches = tone.isDouble ? [8.5, 12] : [10];
    const name = nameLines(region);
    const shapes: Shape[] = [
      ...swatches.map((x) =>
        rect({ x, y: top, width: tone.isDouble ? 2 : 3, height: bottom - top }, tone.stroke, {
          radius: tone.isDouble ? 1 : 1.5,
        }),
      ),
      ...name.map((piece, index) =>
        textLine({ x: nameLeft, y: middle - 2.5 - (name.length - 1 - index) * 15 }, [piece]),
      ),
      textLine({ x: nameLeft, y: middle + 12.5 }, clockCaption(region)),
    ];
    return mark(`region:${region.code}`, 'region', shapes, { title: region.name });
  });
}

/** The name in full: smaller or on two lines when it is long, its code when even that is too wide. */
function nameLines({ name, code }: RunRegion): readonly Part[] {
  const fits = (words: string, size: number): boolean =>
    textWidth(words, { face: 'sans', size, weight: 600 }) <= nameWidthMax;
  if (fits(name, 13.5)) return [part(name, 'ink', { size: 13.5, weight: 600 })];
  if (fits(name, 12)) return [part(name, 'ink', { size: 12, weight: 600 })];
  const half = breakName(name);
  if (half.every((words) => fits(words, 12)))
    return half.map((words) => part(words, 'ink', { size: 12, weight: 600 }));
  return [part(code, 'ink', { size: 13.5, weight: 600 })];
}

/** Two halves of a name, broken after the separator nearest to its middle, or in the middle. */
function breakName(name: string): readonly [string, string] {
  const places = Array.from(name).flatMap((character, index) =>
    /[-_. ]/.test(character) ? [index + 1] : [],
  );
  const middle = name.length / 2;
  const at =
    places.sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle))[0] ?? Math.ceil(middle);
  return [name.slice(0, at), name.slice(at)];
}

function clockCaption(region: RunRegion): readonly Part[] {
  const code = part(region.code, toneOf(region.position).text, {
    face: 'mono',
    size: 11,
    weight: 600,
  });
  const full = part(`  ${skewWords(region.skewMs, 'clock ')}`, 'ink-3', { size: 11 });
  const short = part(`  ${skewWords(region.skewMs, '')}`, 'ink-3', { size: 11 });
  return (
    [[code, full], [code, short], [code]].find(
      (parts) => textLine({ x: 0, y: 0 }, parts).width <= nameWidthMax,
    ) ?? [code]
  );
}

/** `clock exact`, `clock +18 ms`. */
export function skewWords(skewMs: number, lead = 'clock '): string {
  if (skewMs === 0) return `${lead}exact`;
  return `${lead}${skewMs > 0 ? '+' : ''}${groupDigits(skewMs)} ms`;
}

const pointDepth = 5;

/** The thin line of each bar row where its key is absent. */
export function drawLaneLines(scene: Scene): readonly Mark[] {
  return scene.run.regions.flatMap(({ code, position }) =>
    laneAt(scene, position).bars.map((bar, index) => {
      const shapes = absences(scene, position, index).map(([from, until]) =>
        line(
          [
            { x: from, y: bar.middle },
            { x: until, y: bar.middle },
          ],
          'ink-3',
          1.25,
        ),
      );
      const box = {
        x: GUTTER,
        y: bar.top,
        width: scene.scale.right - GUTTER,
        height: bar.bottom - bar.top,
      };
      return mark(`lane:${code}:${String(index)}`, 'lane', shapes, { box });
    }),
  );
}

/** The stretches of x where the key of a bar is absent. */
export function absences(
  scene: Scene,
  position: number,
  bar: number,
): readonly (readonly [number, number])[] {
  const spans = spansOn(scene, position, bar);
  const found: [number, number][] = [];
  let x = scene.scale.left;
  for (const span of spans) {
    const fromX = toX(scene.scale, span.fromMs);
    if (fromX > x + 0.5) found.push([x, fromX]);
    x = endX(scene, span);
  }
  if (x < scene.scale.right - 0.5) found.push([x, scene.scale.right]);
  return found;
}

export function spansOn({ run, spans }: Scene, position: number, bar: number): readonly Span[] {
  const key = run.keys[bar]?.key;
  return spans.filter((span) => span.region === position && span.key === key);
}

export const endX = ({ scale }: Scene, span: Span): number =>
  span.end === 'open' ? scale.right : toX(scale, span.untilMs);

export function drawBars(scene: Scene): readonly Mark[] {
  return scene.spans.flatMap((span) => {
    const bar = barOfKey(scene.run, span.key);
    return bar === undefined ? [] : [drawBar(scene, span, bar)];
  });
}

function drawBar(scene: Scene, span: Span, bar: number): Mark {
  const { top, middle, bottom } = barAt(scene, span.region, bar);
  const from = toX(scene.scale, span.fromMs);
  const until = Math.max(from, endX(scene, span));
  const depth = Math.min(pointDepth, (until - from) / 2);
  const upper: Point[] = [
    { x: from, y: middle },
    { x: from + depth, y: top },
  ];
  const lower: Point[] = [
    { x: from + depth, y: bottom },
    { x: from, y: middle },
  ];
  const isPointed = span.end === 'change' || span.end === 'delete';
  if (isPointed) {
    upper.push({ x: until - depth, y: top }, { x: until, y: middle });
    lower.unshift({ x: until, y: middle }, { x: until - depth, y: bottom });
  } else {
    upper.push({ x: until, y: top });
    lower.unshift({ x: until, y: bottom });
  }
  const tone = toneOfInstance(span.writer);
  const outline = span.end === 'expiry' ? [[...upper, ...lower]] : [upper, lower];
  const shapes: Shape[] = [
    line([...upper, ...lower], 'none', 0, { isClosed: true, fill: tone.fill }),
    ...outline.map((points) => line(points, tone.stroke, span.end === 'expiry' ? 1.25 : 1.25)),
    ...(tone.isDouble ? secondLine(upper, lower, tone) : []),
  ];
  const region = scene.run.regions[span.region];
  return mark(`bar:${region?.code ?? ''}:${String(bar)}:${String(span.event)}`, 'bar', shapes, {
    events: [span.event],
    title: `${keyName(scene.run, span.key)} is ${shownText(span.value)} in ${region?.name ?? ''}`,
  });
}

/** Regions four to ten: a second line inside the outline. */
const secondLine = (
  upper: readonly Point[],
  lower: readonly Point[],
  tone: Tone,
): readonly Shape[] => [
  ...strokes(
    upper.slice(1, 3).map(({ x, y }) => ({ x, y: y + 3 })),
    { ...tone, isDouble: false },
    1,
  ),
  ...strokes(
    lower.slice(0, 2).map(({ x, y }) => ({ x, y: y - 3 })),
    { ...tone, isDouble: false },
    1,
  ),
];

const tombstoneLength = 34;
/** The dagger stands clear of the mark of the deletion itself. */
const daggerFrom = 14;

/** A dagger over a short line after a deletion, until the tombstone is collected. */
export function drawTombstones(scene: Scene, space: Space): readonly Mark[] {
  return scene.spans.flatMap((span, index) => {
    const bar = barOfKey(scene.run, span.key);
    if (bar === undefined || span.end !== 'delete') return [];
    const { middle } = barAt(scene, span.region, bar);
    const x = endX(scene, span);
    const until = Math.min(
      x + tombstoneLength,
      collectedX(scene, span),
      nextStart(scene, index),
      scene.scale.right,
    );
    const dagger = textLine({ x: Math.max(x + daggerFrom, until - 10), y: middle - 4 }, [
      part('†', 'ink-2', { size: 11, weight: 600 }),
    ]);
    if (until - x < daggerFrom + 8 || !isFree(space, textBox(dagger), 2)) return [];
    return [
      mark(
        `tombstone:${String(span.region)}:${String(bar)}:${String(span.event)}`,
        'tombstone',
        [
          line(
            [
              { x, y: middle },
              { x: until, y: middle },
            ],
            'ink-2',
            2,
          ),
          dagger,
        ],
        { title: 'deleted; the tombstone stays until every region has seen the deletion' },
      ),
    ];
  });
}

function nextStart(scene: Scene, index: number): number {
  const span = scene.spans[index];
  const next = scene.spans[index + 1];
  const isSame = next !== undefined && next.region === span?.region && next.key === span.key;
  return isSame ? toX(scene.scale, next.fromMs) : scene.scale.right;
}

function collectedX(scene: Scene, span: Span): number {
  const name = scene.run.regions[span.region]?.name;
  const collected = scene.run.events.find(
    (event) =>
      event.kind === 'collect' &&
      event.region === name &&
      event.t >= span.untilMs &&
      event.amount > 0,
  );
  return collected === undefined ? scene.scale.right : toX(scene.scale, collected.t);
}

/** A write by a skewed clock: where that clock puts it, as a dotted tick under the bar. */
export type SkewTick = {
  readonly event: CommandEvent;
  readonly position: number;
  readonly bar: number;
};

export function readSkewTicks(run: Run): readonly SkewTick[] {
  if (run.axis === 'order') return [];
  return run.events.flatMap((event) => {
    if (event.kind !== 'command' || event.skewMs === 0 || event.dots.length === 0) return [];
    const position = run.regions.find(({ name }) => name === event.region)?.position;
    const bars = event.shown
      .map(({ key }) => barOfKey(run, key))
      .filter((found) => found !== undefined);
    const [bar] = bars;
    return position === undefined || bar === undefined ? [] : [{ event, position, bar }];
  });
}

/** The tick alone; its caption goes where there is room (see `placeSkewCaptions`). */
export function drawSkewTick(scene: Scene, { event, position, bar }: SkewTick): Mark | undefined {
  if (bar !== laneAt(scene, position).bars.length - 1) return undefined;
  const y = barAt(scene, position, bar).bottom + 4;
  const from = toX(scene.scale, event.t);
  const until = toX(scene.scale, Math.max(0, event.t + event.skewMs));
  const isInside = event.t + event.skewMs >= 0 && until < scene.scale.right - 2;
  const end = isInside ? until : from + Math.sign(event.skewMs) * 24;
  if (end <= scene.scale.left || end >= scene.scale.right) return undefined;
  const gap = Math.sign(event.skewMs) * Math.min(9, Math.abs(end - from) / 2);
  const { stroke } = toneOf(position);
  return mark(
    `skew:${String(event.id)}`,
    'skew',
    [
      line(
        [
          { x: from + gap, y },
          { x: end, y },
        ],
        stroke,
        1.5,
        { dash: 'short' },
      ),
      ...(isInside
        ? [
            line(
              [
                { x: end, y: y - 3 },
                { x: end, y: y + 4 },
              ],
              stroke,
              1.5,
            ),
          ]
        : []),
    ],
    {
      events: [event.id],
      title: `the clock of ${event.region} puts this write at ${groupDigits(event.t + event.skewMs)} ms`,
    },
  );
}

export const skewCaption = ({ event }: SkewTick): Part =>
  part(`ts ${groupDigits(event.t + event.skewMs)}`, 'ink-3', { size: 11 });

/** The value as the bar shows it, named by its key when several keys are drawn. */
export function valueParts(run: Run, span: Span): readonly Part[] {
  const tone = toneOfInstance(span.writer);
  const value = part(shownText(span.value), tone.text, { face: 'mono', weight: 600 });
  if (run.keys.length < 2) return [value];
  return [part(`${keyName(run, span.key)} `, 'ink-2', { face: 'mono' }), value];
}

/** Control characters would break the drawing; they show as a middle dot. */
const shownText = (value: ByteString): string => {
  const words = text(value);
  return words === '' ? '""' : words.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '·');
};
