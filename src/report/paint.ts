/**
 * Colour for terminals, as functions from text to text, so that every renderer works without it.
 * Text is measured and padded before it is painted. Only a violated property is crimson; what holds
 * stays in quiet ink; a region wears its own hue.
 */
export type Paint = {
  /** A violated property, and nothing else. */
  readonly bad: (text: string) => string;
  readonly strong: (text: string) => string;
  readonly quiet: (text: string) => string;
  /** By the region's position, from 0. */
  readonly region: (position: number, text: string) => string;
};

const same = (text: string): string => text;

/** No colour at all: for files, pipes and NO_COLOR. */
export const PLAIN: Paint = { bad: same, strong: same, quiet: same, region: (_, text) => text };

const escape = String.fromCharCode(27);
const sequence =
  (codes: string) =>
  (text: string): string =>
    text === '' ? '' : `${escape}[${codes}m${text}${escape}[0m`;

/** Blue, amber, teal: apart for colour-blind eyes, legible on light and on dark. */
const REGION_CODES = ['38;5;33', '38;5;172', '38;5;37'] as const;

/** The 256 colours every terminal of today knows. */
export const ANSI: Paint = {
  bad: sequence('1;38;5;161'),
  strong: sequence('1'),
  quiet: sequence('2'),
  region: (position, text) =>
    sequence(REGION_CODES[position % REGION_CODES.length] ?? REGION_CODES[0])(text),
};

/** Columns a text takes; a character outside the first plane counts once. */
export const widthOf = (text: string): number => Array.from(text).length;

export const padEnd = (text: string, width: number): string =>
  text + ' '.repeat(Math.max(0, width - widthOf(text)));

/** Shortened with an ellipsis where it does not fit. */
export function clip(text: string, width: number): string {
  return widthOf(text) <= width
    ? text
    : `${Array.from(text)
        .slice(0, Math.max(0, width - 1))
        .join('')}…`;
}
