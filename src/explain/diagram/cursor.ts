/**
 * The current time: a flag on the ruler, a line through all lanes down to the scrubber's knob, and a
 * veil over the future. The line has a gap wherever a text stands, so that it never crosses one and
 * no text has to move while somebody scrubs.
 */
import { renderMoment } from '../run.ts';
import { plotBottom } from './geometry.ts';
import { circle, line, mark, part, rect, shapeBox, textLine, type Box, type Mark } from './mark.ts';
import type { Scene } from './scene.ts';

const flagTop = 2;
const flagHeight = 19;
const flagPadding = 9;
const gapAround = 3;

/** The box of the flag; it stays inside the drawing, the line stays where the time is. */
export function flagBox(scene: Scene, cursorMs: number, cursorX: number): Box {
  const { width: words } = flagText(scene, cursorMs, 0);
  const width = words + 2 * flagPadding;
  const x = Math.min(Math.max(cursorX - width / 2, 2), scene.geometry.width - width - 2);
  return { x, y: flagTop, width, height: flagHeight };
}

const flagText = (scene: Scene, cursorMs: number, x: number): ReturnType<typeof textLine> =>
  textLine({ x, y: flagTop + 13.5 }, [
    part(renderMoment(scene.run, cursorMs), 'bg', { size: 11.5, weight: 600 }),
  ]);

export function drawVeil(scene: Scene, cursorX: number): readonly Mark[] {
  const { geometry } = scene;
  const width = geometry.width - 1 - (cursorX + 1);
  if (width <= 0) return [];
  const box = { x: cursorX + 1, y: 30, width, height: plotBottom(geometry) - 30 };
  return [mark('veil', 'veil', [rect(box, 'surface', { opacity: 0.42 })])];
}

/** `texts` are the marks whose words the line must not cross. */
export function drawCursor(
  scene: Scene,
  cursorMs: number,
  cursorX: number,
  texts: readonly Mark[],
): readonly Mark[] {
  const flag = flagBox(scene, cursorMs, cursorX);
  const { scrubberY } = scene.geometry;
  const gaps = texts
    .flatMap(({ shapes }) => shapes.filter(isWordy).map(shapeBox))
    .filter((box) => box.x - gapAround < cursorX && cursorX < box.x + box.width + gapAround)
    .map(({ y, height }) => [y - gapAround, y + height + gapAround] as const);
  const pieces = without(flagTop + flagHeight, scrubberY, gaps);
  return [
    mark(
      'cursor',
      'cursor',
      [
        ...pieces.map(([from, until]) =>
          line(
            [
              { x: cursorX, y: from },
              { x: cursorX, y: until },
            ],
            'ink',
            1.25,
          ),
        ),
      ],
      { box: { x: cursorX - 12, y: flagTop, width: 24, height: scrubberY + 8 - flagTop } },
    ),
    mark(
      'cursor:flag',
      'flag',
      [
        rect(flag, 'ink', { radius: 5 }),
        flagText(scene, cursorMs, flag.x + flagPadding),
        circle({ x: cursorX, y: scrubberY }, 8, 'ink', 'surface', 2.5),
      ],
      { title: `time ${renderMoment(scene.run, cursorMs)}` },
    ),
  ];
}

/** Text, and the pill a text stands in. */
const isWordy = ({ kind }: { readonly kind: string }): boolean =>
  kind === 'text' || kind === 'rect';

/** The parts of a vertical line that no gap covers. */
function without(
  from: number,
  until: number,
  gaps: readonly (readonly [number, number])[],
): readonly (readonly [number, number])[] {
  const pieces: (readonly [number, number])[] = [];
  let y = from;
  for (const [start, end] of gaps.toSorted((left, right) => left[0] - right[0])) {
    if (start > y) pieces.push([y, Math.min(start, until)]);
    y = Math.max(y, end);
  }
  if (y < until) pieces.push([y, until]);
  return pieces.filter(([top, bottom]) => bottom - top > 1);
}
