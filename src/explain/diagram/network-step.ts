/**
 * The numbered squares of cut and heal steps, on the edges of their bands. Several bands of one event
 * (a region cut from all others) each repeat its number.
 */
import { tellEvent } from '../line.ts';
import { eventOf, renderMoment, stepOf } from '../run.ts';
import { bandsOf, type Band } from './band.ts';
import type { HalfBand } from './half-band.ts';
import { mark, part, rect, textLine, type Box, type Mark, type Point } from './mark.ts';
import type { Scene } from './scene.ts';
import { overlaps } from './space.ts';

const half = 9;
const beside = 2 * half + 2;

export function drawNetworkSteps(scene: Scene): readonly Mark[] {
  const placed: Mark[] = [];
  for (const band of bandsOf(scene)) {
    for (const { event, x } of endsOf(band)) {
      const number = stepOf(scene.run, event);
      if (number === undefined) continue;
      const at = freeSpot({ x, y: middleOf(band) }, placed, scene.geometry.width);
      placed.push(drawStep(scene, band, number, at));
    }
  }
  return placed;
}

function endsOf({ halves, box }: Band): readonly { readonly event: number; readonly x: number }[] {
  const [first] = halves;
  if (first === undefined) return [];
  const { cutEvent, healEvent } = first.cut;
  const ends = [{ event: cutEvent, x: box.x }];
  return healEvent === undefined ? ends : [...ends, { event: healEvent, x: box.x + box.width }];
}

/** In a half band the outbox takes the sender's side, and the number the other. */
function middleOf({ halves, box }: Band): number {
  const [first] = halves;
  if (halves.length === 2 || first === undefined) return box.y + box.height / 2;
  return awayFromOutbox(first, box);
}

const awayFromOutbox = ({ side }: HalfBand, { y, height }: Box): number =>
  side === 'above' ? y + height - 11 : y + 11;

/** On the edge, or beside the numbers that already stand there. */
function freeSpot({ x, y }: Point, placed: readonly Mark[], width: number): Point {
  const isFree = (at: number): boolean => {
    const box = { x: at - half, y: y - half, width: 2 * half, height: 2 * half };
    return at + half <= width && placed.every((other) => !overlaps(other.box, box));
  };
  for (let away = 0; away <= placed.length; away++) {
    const found = [x + away * beside, x - away * beside].find(isFree);
    if (found !== undefined) return { x: found, y };
  }
  return { x, y };
}

function drawStep({ run }: Scene, { halves }: Band, number: number, { x, y }: Point): Mark {
  const isViolation = number === run.violated;
  const [first] = halves;
  const name = `${first?.from.code ?? ''}>${first?.to.code ?? ''}`;
  const id = run.steps.find((step) => step.number === number)?.event;
  const event = id === undefined ? undefined : eventOf(run, id);
  const words =
    event === undefined ? '' : `, ${renderMoment(run, event.t)}, ${tellEvent(run, event).what}`;
  return mark(
    `network:${String(number)}:${name}`,
    'network',
    [
      rect(
        { x: x - half, y: y - half, width: 2 * half, height: 2 * half },
        isViolation ? 'bad' : 'surface',
        {
          radius: 4,
          stroke: isViolation ? 'bad' : 'ink-2',
          strokeWidth: 1.5,
        },
      ),
      textLine(
        { x, y: y + 3.8 },
        [part(String(number), isViolation ? 'on-bad' : 'ink', { size: 10.5, weight: 700 })],
        { anchor: 'middle' },
      ),
    ],
    { events: event === undefined ? [] : [event.id], title: `step ${String(number)}${words}` },
  );
}
