/**
 * Marks as a standalone SVG: colours resolved for one theme, fonts by name with fallbacks, text as
 * text. The same marks give the same bytes.
 */
import {
  LEVEL,
  type Ink,
  type LineShape,
  type Mark,
  type Shape,
  type TextShape,
} from './diagram/mark.ts';
import type { Marks } from './layout.ts';
import { colourOf, type Theme } from './theme.ts';

export type SvgOptions = {
  readonly theme: Theme;
  /** Read by screen readers and shown by viewers. */
  readonly title: string;
  /** Space between the drawing and the edge, px. */
  readonly margin?: number;
};

export const sansFonts =
  "Inter, ui-sans-serif, system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif";
export const monoFonts = "'JetBrains Mono', ui-monospace, 'SF Mono', Menlo, Consolas, monospace";

/** The whole file, ending in a newline. */
export function renderSvg(marks: Marks, { theme, title, margin = 12 }: SvgOptions): string {
  const width = marks.width + 2 * margin;
  const height = marks.height + 2 * margin;
  const paint = (ink: Ink): string => paintOf(ink, theme);
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" width="${number(width)}" height="${number(height)}" viewBox="${number(-margin)} ${number(-margin)} ${number(width)} ${number(height)}" role="img">`,
    `<title>${escapeXml(title)}</title>`,
    '<defs><pattern id="hatch" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">' +
      `<path d="M0 0V7" stroke="${paint('ink-3')}" stroke-opacity="0.34"/></pattern></defs>`,
    `<style>.s{font-family:${sansFonts};font-feature-settings:"tnum","cv11"}.m{font-family:${monoFonts};font-feature-settings:"zero","calt" 0}text{white-space:pre}</style>`,
    `<rect x="${number(-margin)}" y="${number(-margin)}" width="${number(width)}" height="${number(height)}" rx="12" fill="${paint('surface')}"/>`,
    ...marks.marks.map((mark) => renderMark(mark, paint)),
    '</svg>',
  ].join('\n')}\n`;
}

type Paint = (ink: Ink) => string;

const paintOf = (ink: Ink, theme: Theme): string =>
  ink === 'none' ? 'none' : ink === 'hatch' ? 'url(#hatch)' : colourOf(ink, theme);

function renderMark(mark: Mark, paint: Paint): string {
  const title = mark.title === undefined ? '' : `<title>${escapeXml(mark.title)}</title>`;
  const shapes = mark.shapes.map((shape) => renderShape(shape, paint)).join('');
  const layer = LEVEL[mark.role] >= LEVEL.dot ? ' class="top"' : '';
  return `<g data-mark="${escapeXml(mark.id)}"${layer}>${title}${shapes}</g>`;
}

function renderShape(shape: Shape, paint: Paint): string {
  switch (shape.kind) {
    case 'circle':
      return `<circle cx="${number(shape.x)}" cy="${number(shape.y)}" r="${number(shape.radius)}" fill="${paint(shape.fill)}"${strokeOf(shape, paint)}/>`;
    case 'rect': {
      const opacity = shape.opacity === 1 ? '' : ` opacity="${number(shape.opacity)}"`;
      const radius = shape.radius === 0 ? '' : ` rx="${number(shape.radius)}"`;
      return `<rect x="${number(shape.x)}" y="${number(shape.y)}" width="${number(shape.width)}" height="${number(shape.height)}"${radius} fill="${paint(shape.fill)}"${strokeOf(shape, paint)}${opacity}/>`;
    }
    case 'line':
      return renderLine(shape, paint);
    case 'text':
      return renderText(shape, paint);
  }
}

const strokeOf = (
  { stroke, strokeWidth }: { readonly stroke: Ink; readonly strokeWidth: number },
  paint: Paint,
): string =>
  stroke === 'none' || strokeWidth === 0
    ? ''
    : ` stroke="${paint(stroke)}" stroke-width="${number(strokeWidth)}"`;

const DASHES: { readonly [Name in LineShape['dash']]: string } = {
  none: '',
  dots: ' stroke-dasharray="0.1 5" stroke-linecap="round"',
  short: ' stroke-dasharray="2 2"',
};

function renderLine(shape: LineShape, paint: Paint): string {
  const path = shape.points
    .map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${number(x)} ${number(y)}`)
    .join('');
  const close = shape.isClosed ? 'Z' : '';
  const caps =
    shape.strokeWidth >= 4 && shape.stroke !== 'surface' ? ' stroke-linecap="round"' : '';
  return `<path d="${path}${close}" fill="${paint(shape.fill)}"${strokeOf(shape, paint)}${DASHES[shape.dash]}${caps} stroke-linejoin="round"/>`;
}

function renderText(shape: TextShape, paint: Paint): string {
  const halo = shape.hasHalo
    ? ` paint-order="stroke" stroke="${paint('surface')}" stroke-width="4" stroke-linejoin="round"`
    : '';
  const spans = shape.parts
    .filter(({ text }) => text !== '')
    .map(({ text, ink, face, size, weight }) => {
      const bold = weight === 400 ? '' : ` font-weight="${String(weight)}"`;
      return `<tspan class="${face === 'mono' ? 'm' : 's'}" font-size="${number(size)}" fill="${paint(ink)}"${bold}>${escapeXml(text)}</tspan>`;
    });
  const share = shape.anchor === 'start' ? 0 : shape.anchor === 'middle' ? 0.5 : 1;
  const anchor = share === 0 ? '' : ` text-anchor="${shape.anchor}"`;
  return `<text x="${number(shape.x + share * shape.width)}" y="${number(shape.y)}"${anchor}${halo}>${spans.join('')}</text>`;
}

const number = (value: number): string => String(Math.round(value * 100) / 100);

/** Control characters are no part of XML; they show as U+FFFD. */
export function escapeXml(source: string): string {
  return source
    .replace(
      /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
      '\ufffd',
    )
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');
}
