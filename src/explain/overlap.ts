/**
 * The check that nothing in a diagram is unreadable: no text over text, no line or mark through
 * text, nothing outside the drawing; and no two marks by one id, which a view would mix up. It
 * looks at the finished marks only and knows nothing of how they were placed.
 */
import { GUTTER } from './diagram/geometry.ts';
import {
  shapeBox,
  type Box,
  type LineShape,
  type Mark,
  type Role,
  type Shape,
} from './diagram/mark.ts';
import { crosses, grow, isInside, overlaps, type Segment } from './diagram/space.ts';
import type { Marks } from './layout.ts';

/** One flaw, as a sentence with the marks and the place. */
export type Flaw = string;

/** Lines that must not run through a text of another mark. Grid, hatching and bars lie behind text. */
const CUTTING: ReadonlySet<Role> = new Set([
  'arrow',
  'outbox',
  'leader',
  'cursor',
  'break',
  'band-edge',
  'skew',
]);
/** Outlines that only the words inside them may touch. */
const ENCLOSING: ReadonlySet<Role> = new Set(['bar', 'lane']);
const INSIDE_LANES: ReadonlySet<Role> = new Set([
  'value',
  'absent',
  'tombstone',
  'dot',
  'event',
  'step',
  'more',
]);
/** Marks that would hide a text under them. */
const COVERING: ReadonlySet<Role> = new Set(['step', 'event', 'more', 'network', 'dot', 'flag']);
/** Words that belong to the plot and must stay out of the gutter. */
const PLOTTED: ReadonlySet<Role> = new Set([
  'label',
  'value',
  'arrow-caption',
  'outbox-caption',
  'band-caption',
]);

/** An estimate of a text's box is generous; touching by less than this is not an overlap. */
const tolerance = 0.75;

/** Every flaw of a finished diagram; empty when all can be read. */
export function findFlaws(marks: Marks): readonly Flaw[] {
  const texts = marks.marks.flatMap((mark, order) => textsOf(mark, order));
  return [
    ...texts.flatMap((text, index) => textOverText(text, texts.slice(index + 1))),
    ...marks.marks.flatMap((mark, order) => linesThroughText(mark, order, texts)),
    ...marks.marks.flatMap((mark, order) => marksOverText(mark, order, texts)),
    ...outside(marks, texts),
    ...sharedIds(marks),
  ];
}

type Text = {
  readonly mark: Mark;
  readonly words: string;
  readonly box: Box;
  /** Place in the drawing order; what is drawn earlier cannot be seen through a plate. */
  readonly order: number;
  /** It stands on an opaque shape of its own mark. */
  readonly isPlated: boolean;
};

function textsOf(mark: Mark, order: number): readonly Text[] {
  const plates = mark.shapes.filter(isSolid).map(shapeBox);
  return mark.shapes.flatMap((shape) => {
    if (shape.kind !== 'text') return [];
    const box = grow(shapeBox(shape), -tolerance);
    const words = shape.parts.map(({ text }) => text).join('');
    return [{ mark, words, box, order, isPlated: plates.some((plate) => isInside(box, plate)) }];
  });
}

const isHiddenFrom = ({ isPlated, order }: Text, other: number): boolean =>
  isPlated && order > other;

function textOverText(text: Text, others: readonly Text[]): readonly Flaw[] {
  return others
    .filter((other) => overlaps(text.box, other.box))
    .map((other) => `${say(text)} lies over ${say(other)}`);
}

function linesThroughText(mark: Mark, order: number, texts: readonly Text[]): readonly Flaw[] {
  const isCutting = CUTTING.has(mark.role);
  if (!isCutting && !ENCLOSING.has(mark.role)) return [];
  const open = texts
    .filter((text) => text.mark !== mark && !isHiddenFrom(text, order))
    .filter(({ mark: { role } }) => isCutting || !INSIDE_LANES.has(role));
  const cut = mark.shapes
    .filter((shape) => shape.kind === 'line')
    .filter(isSeen)
    .flatMap((shape) => {
      const reach = grow(shapeBox(shape), 1);
      const near = open.filter(({ box }) => overlaps(reach, box));
      return near.filter(({ box }) => segmentsOf(shape).some((segment) => crosses(segment, box)));
    });
  return [...new Set(cut)].map((text) => `${mark.id} runs through ${say(text)}`);
}

/** A casing in the surface colour hides a line; it may well lie near a text's halo. */
const isSeen = ({ stroke, strokeWidth }: LineShape): boolean =>
  stroke !== 'none' && stroke !== 'surface' && strokeWidth > 0;

function segmentsOf({ points, isClosed }: LineShape): readonly Segment[] {
  const ring = isClosed ? [...points, ...points.slice(0, 1)] : points;
  return ring.slice(1).flatMap((to, index) => {
    const from = ring[index];
    return from === undefined ? [] : [{ from, to }];
  });
}

function marksOverText(mark: Mark, order: number, texts: readonly Text[]): readonly Flaw[] {
  if (!COVERING.has(mark.role)) return [];
  const solid = mark.shapes.filter(isSolid).map(shapeBox);
  return texts
    .filter((text) => text.mark !== mark && !isHiddenFrom(text, order))
    .filter((text) => solid.some((box) => overlaps(box, text.box)))
    .map((text) => `${mark.id} covers ${say(text)}`);
}

const isSolid = (shape: Shape): boolean => shape.kind !== 'text' && shape.fill !== 'none';

function outside(marks: Marks, texts: readonly Text[]): readonly Flaw[] {
  const all: Box = { x: 0, y: 0, width: marks.width, height: marks.height };
  const plotted: Box = { ...all, x: GUTTER, width: marks.width - GUTTER };
  return [
    ...texts
      .filter(({ mark, box }) => !isInside(box, PLOTTED.has(mark.role) ? plotted : all))
      .map((text) => `${say(text)} is clipped`),
    ...marks.marks
      .filter(({ box }) => !isInside(grow(box, -tolerance), all))
      .map((mark) => `${mark.id} leaves the drawing at ${at(mark.box)}`),
  ];
}

function sharedIds({ marks }: Marks): readonly Flaw[] {
  const seen = new Set<string>();
  return marks.flatMap(({ id }) => {
    if (seen.has(id)) return [`${id} is another mark's id too`];
    seen.add(id);
    return [];
  });
}

const say = ({ mark, words, box }: Text): string => `"${words}" of ${mark.id} at ${at(box)}`;
const at = ({ x, y }: Box): string => `${String(Math.round(x))},${String(Math.round(y))}`;
