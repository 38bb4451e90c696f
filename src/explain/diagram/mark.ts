/**
 * The marks of a diagram, as plain data: shapes in CSS pixels with the names of theme tokens, never
 * colours. A browser, an SVG file and the overlap check read the same marks.
 */
import type { EventId } from '../../kernel/index.ts';
import { textWidth, type Face } from './text-width.ts';

export type Point = { readonly x: number; readonly y: number };
export type Box = Point & { readonly width: number; readonly height: number };

export type Hue = 'r1' | 'r2' | 'r3';
/** A token of the theme; `none` paints nothing. */
export type Ink =
  | 'none'
  | 'bg'
  | 'surface'
  | 'sunken'
  | 'line'
  | 'line-2'
  | 'ink'
  | 'ink-2'
  | 'ink-3'
  | Hue
  | `${Hue}-fill`
  | `${Hue}-text`
  | 'bad'
  | 'bad-fill'
  | 'bad-text'
  | 'on-bad'
  | 'hatch';

export type Part = {
  readonly text: string;
  readonly ink: Ink;
  readonly face: Face;
  readonly size: number;
  readonly weight: 400 | 600 | 700;
};

export type TextShape = Point & {
  readonly kind: 'text';
  /** `x` is the left edge and `y` the baseline, whatever the anchor. */
  readonly parts: readonly Part[];
  readonly width: number;
  /** Which point holds when a fallback font is wider than the estimate. */
  readonly anchor: 'start' | 'middle' | 'end';
  /** Outlined in the surface colour, so that a grid line behind it does not touch the letters. */
  readonly hasHalo: boolean;
};

export type LineShape = {
  readonly kind: 'line';
  readonly points: readonly Point[];
  readonly isClosed: boolean;
  readonly stroke: Ink;
  readonly strokeWidth: number;
  readonly fill: Ink;
  readonly dash: 'none' | 'dots' | 'short';
};

export type CircleShape = Point & {
  readonly kind: 'circle';
  readonly radius: number;
  readonly fill: Ink;
  readonly stroke: Ink;
  readonly strokeWidth: number;
};

export type RectShape = Box & {
  readonly kind: 'rect';
  readonly radius: number;
  readonly fill: Ink;
  readonly stroke: Ink;
  readonly strokeWidth: number;
  readonly opacity: number;
};

export type Shape = TextShape | LineShape | CircleShape | RectShape;

export type Role =
  | 'grid'
  | 'ruler'
  | 'break'
  | 'region'
  | 'band'
  | 'band-edge'
  | 'band-caption'
  | 'outbox'
  | 'outbox-caption'
  | 'skew'
  | 'lane'
  | 'bar'
  | 'value'
  | 'absent'
  | 'tombstone'
  | 'down'
  | 'arrow'
  | 'arrow-caption'
  | 'veil'
  | 'leader'
  | 'label'
  | 'dot'
  | 'step'
  | 'event'
  | 'more'
  | 'network'
  | 'disagreement'
  | 'scrubber'
  | 'cursor'
  | 'flag';

/** Which marks lie over which; later marks of one level over earlier ones. */
export const LEVEL: { readonly [Name in Role]: number } = {
  grid: 0,
  band: 10,
  lane: 20,
  bar: 21,
  down: 22,
  tombstone: 22,
  arrow: 30,
  'band-edge': 32,
  outbox: 34,
  skew: 35,
  break: 38,
  veil: 40,
  ruler: 50,
  region: 50,
  absent: 50,
  'band-caption': 51,
  'outbox-caption': 52,
  'arrow-caption': 52,
  value: 53,
  leader: 54,
  label: 55,
  disagreement: 60,
  scrubber: 61,
  cursor: 70,
  network: 72,
  dot: 73,
  event: 74,
  more: 75,
  step: 76,
  flag: 80,
};

export type Mark = {
  /** Stable while the run stays the same, and no other mark's: `step:4`, `arrow:12:weu`. */
  readonly id: string;
  readonly role: Role;
  readonly box: Box;
  readonly shapes: readonly Shape[];
  /** The events it stands for: hover, focus and "why" go by these. */
  readonly events: readonly EventId[];
  /** The sentence shown on hover and announced on focus. */
  readonly title: string | undefined;
};

type MarkFacts = {
  readonly events?: readonly EventId[];
  readonly title?: string;
  readonly box?: Box;
};

export function mark(
  id: string,
  role: Role,
  shapes: readonly Shape[],
  facts: MarkFacts = {},
): Mark {
  return {
    id,
    role,
    box: facts.box ?? boxAround(shapes.map(shapeBox)),
    shapes,
    events: facts.events ?? [],
    title: facts.title,
  };
}

/**
 * Marks that would share an id told apart by their count: an effect that arrives more than once, or
 * several of one command, are drawn more than once.
 */
export function withOwnIds(marks: readonly Mark[]): readonly Mark[] {
  const counts = new Map<string, number>();
  return marks.map((one) => {
    const count = (counts.get(one.id) ?? 0) + 1;
    counts.set(one.id, count);
    return count === 1 ? one : { ...one, id: `${one.id}#${String(count)}` };
  });
}

export const part = (
  text: string,
  ink: Ink,
  more: Partial<Omit<Part, 'text' | 'ink'>> = {},
): Part => ({
  text,
  ink,
  face: more.face ?? 'sans',
  size: more.size ?? 12,
  weight: more.weight ?? 400,
});

/** A line of text; `x` is where `anchor` says, `y` is the baseline. */
export function textLine(
  at: Point,
  parts: readonly Part[],
  more: { readonly anchor?: 'start' | 'middle' | 'end'; readonly hasHalo?: boolean } = {},
): TextShape {
  const width = parts.reduce((sum, piece) => sum + textWidth(piece.text, piece), 0);
  const shift = more.anchor === 'end' ? width : more.anchor === 'middle' ? width / 2 : 0;
  return {
    kind: 'text',
    x: round(at.x - shift),
    y: round(at.y),
    parts,
    width: round(width),
    anchor: more.anchor ?? 'start',
    hasHalo: more.hasHalo ?? false,
  };
}

export function line(
  points: readonly Point[],
  stroke: Ink,
  strokeWidth: number,
  more: {
    readonly isClosed?: boolean;
    readonly fill?: Ink;
    readonly dash?: LineShape['dash'];
  } = {},
): LineShape {
  return {
    kind: 'line',
    points: points.map(({ x, y }) => ({ x: round(x), y: round(y) })),
    isClosed: more.isClosed ?? false,
    stroke,
    strokeWidth,
    fill: more.fill ?? 'none',
    dash: more.dash ?? 'none',
  };
}

export function circle(
  at: Point,
  radius: number,
  fill: Ink,
  stroke: Ink,
  strokeWidth: number,
): CircleShape {
  return { kind: 'circle', x: round(at.x), y: round(at.y), radius, fill, stroke, strokeWidth };
}

export function rect(
  box: Box,
  fill: Ink,
  more: {
    readonly radius?: number;
    readonly stroke?: Ink;
    readonly strokeWidth?: number;
    readonly opacity?: number;
  } = {},
): RectShape {
  return {
    kind: 'rect',
    x: round(box.x),
    y: round(box.y),
    width: round(box.width),
    height: round(box.height),
    radius: more.radius ?? 0,
    fill,
    stroke: more.stroke ?? 'none',
    strokeWidth: more.strokeWidth ?? 0,
    opacity: more.opacity ?? 1,
  };
}

/** One decimal is finer than a screen shows and makes goldens readable. */
export const round = (value: number): number => Math.round(value * 10) / 10;

export function shapeBox(shape: Shape): Box {
  switch (shape.kind) {
    case 'text':
      return textBox(shape);
    case 'rect':
      return { x: shape.x, y: shape.y, width: shape.width, height: shape.height };
    case 'circle':
      return {
        x: shape.x - shape.radius,
        y: shape.y - shape.radius,
        width: 2 * shape.radius,
        height: 2 * shape.radius,
      };
    case 'line':
      return boxAround(shape.points.map(({ x, y }) => ({ x, y, width: 0, height: 0 })));
  }
}

/** The letters' own box: capitals reach 0.78 of the size above the baseline, tails 0.22 below. */
export function textBox({ x, y, width, parts }: TextShape): Box {
  const size = Math.max(...parts.map((piece) => piece.size));
  return { x, y: round(y - size * 0.78), width, height: round(size) };
}

export function boxAround(boxes: readonly Box[]): Box {
  const left = Math.min(...boxes.map(({ x }) => x));
  const top = Math.min(...boxes.map(({ y }) => y));
  const right = Math.max(...boxes.map(({ x, width }) => x + width));
  const bottom = Math.max(...boxes.map(({ y, height }) => y + height));
  return { x: round(left), y: round(top), width: round(right - left), height: round(bottom - top) };
}

/** Drawing order: by level, earlier marks first within one. */
export function inDrawingOrder(marks: readonly Mark[]): readonly Mark[] {
  return marks.toSorted((left, right) => LEVEL[left.role] - LEVEL[right.role]);
}
