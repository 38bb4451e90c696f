import { expect, test } from 'vitest';
import {
  colourNames,
  colourOf,
  escapeXml,
  layoutDiagram,
  renderSvg,
} from '../../src/explain/index.ts';
import { reviewRun } from './hand-made.ts';

const marks = layoutDiagram(reviewRun(), 1022, 398);

test.each(['light', 'dark'] as const)(
  'the %s drawing names no token and fetches nothing',
  (theme) => {
    const svg = renderSvg(marks, { theme, title: 'Run' });
    expect(svg).not.toMatch(/var\(|undefined|NaN|href=|@import/);
    expect(svg.startsWith('<svg xmlns="http://www.w3.org/2000/svg"')).toBe(true);
    expect(svg.endsWith('</svg>\n')).toBe(true);
  },
);

test('a value can put nothing but text into the drawing', () => {
  expect(escapeXml('</text><script>"&\u0000\ud800')).toBe(
    '&lt;/text&gt;&lt;script&gt;&quot;&amp;\ufffd\ufffd',
  );
});

/** Contrast of two sRGB colours as WCAG counts it. */
function contrast(left: string, right: string): number {
  const luminance = (hex: string): number => {
    const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
      const channel = parseInt(hex.slice(at, at + 2), 16) / 255;
      return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [low = 0, high = 0] = [luminance(left), luminance(right)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

const pairs = (['light', 'dark'] as const).flatMap((theme) =>
  [
    ['ink', 'surface'],
    ['ink-2', 'surface'],
    ['ink-3', 'surface'],
    ['ink-2', 'sunken'],
    ['bad-text', 'surface'],
    ['on-bad', 'bad'],
    ['bg', 'ink'],
    ...(['r1', 'r2', 'r3'] as const).flatMap(
      (hue) =>
        [
          [`${hue}-text`, `${hue}-fill`],
          [`${hue}-text`, 'surface'],
          [`${hue}-text`, 'sunken'],
        ] as const,
    ),
  ].map(([text, ground]) => [theme, text, ground] as const),
);

test.each(pairs)('in the %s theme %s is read on %s at 4.5 to 1', (theme, text, ground) => {
  const nameOf = (wanted: string | undefined): (typeof colourNames)[number] => {
    const name = colourNames.find((known) => known === wanted);
    if (name === undefined) throw new Error(`no token ${String(wanted)}`);
    return name;
  };
  expect(
    contrast(colourOf(nameOf(text), theme), colourOf(nameOf(ground), theme)),
  ).toBeGreaterThanOrEqual(4.5);
});
