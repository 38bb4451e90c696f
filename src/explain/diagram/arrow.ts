/** Drawing of flights, outboxes and landings. */
import type { EventId } from '../../kernel/index.ts';
import { renderDuration, stepOf } from '../run.ts';
import { steps } from './band.ts';
import { nameDots, type Flight, type Outbox } from './flight.ts';
import {
  circle,
  line,
  mark,
  part,
  rect,
  textLine,
  type Ink,
  type Mark,
  type Part,
  type Point,
  type Shape,
} from './mark.ts';
import { barAt, type Scene } from './scene.ts';
import { isFree, type Segment, type Space } from './space.ts';
import { toneOf, type Tone } from './tone.ts';

const strokeWidth = 1.75;
const casingWidth = 6;
const headLength = 8.4;
const headHalf = 3.6;

/** The arrow itself, with a gap around it in whatever it crosses. */
export function drawFlight({ start, end, from, to, journeys, hasLanded, name }: Flight): Mark {
  const tone = toneOf(from.position);
  const neck = hasLanded ? alongEnd(start, end, headLength * 0.85) : end;
  const shaft = [start, neck];
  const shapes: Shape[] = [
    line(shaft, 'surface', casingWidth),
    ...strokes(shaft, tone, strokeWidth),
    ...(hasLanded ? [head(start, end, tone.stroke)] : []),
  ];
  const source = journeys[0]?.source ?? 0;
  return mark(
    `arrow:${String(source)}:${from.code}>${to.code}:${String(journeys[0]?.departMs)}`,
    'arrow',
    shapes,
    {
      events: eventsOf(journeys),
      title: hasLanded
        ? `${name} from ${from.name} to ${to.name}`
        : `${name} is still on its way to ${to.name}`,
    },
  );
}

export const eventsOf = (
  journeys: readonly { readonly source: EventId; readonly deliveries: readonly EventId[] }[],
): readonly EventId[] => [
  ...new Set(journeys.flatMap(({ source, deliveries }) => [source, ...deliveries])),
];

/** One line, or two thin ones for the regions that take a hue again. */
export function strokes(points: readonly Point[], tone: Tone, width: number): readonly Shape[] {
  if (!tone.isDouble) return [line(points, tone.stroke, width)];
  return [line(points, tone.stroke, width + 2.25), line(points, 'surface', 1.25)];
}

function alongEnd(start: Point, end: Point, back: number): Point {
  const length = Math.hypot(end.x - start.x, end.y - start.y) || 1;
  const share = Math.max(0, 1 - back / length);
  return { x: start.x + (end.x - start.x) * share, y: start.y + (end.y - start.y) * share };
}

function head(start: Point, end: Point, ink: Ink): Shape {
  const length = Math.hypot(end.x - start.x, end.y - start.y) || 1;
  const unit = { x: (end.x - start.x) / length, y: (end.y - start.y) / length };
  const base = { x: end.x - unit.x * headLength, y: end.y - unit.y * headLength };
  const left = { x: base.x - unit.y * headHalf, y: base.y + unit.x * headHalf };
  const right = { x: base.x + unit.y * headHalf, y: base.y - unit.x * headHalf };
  return line([end, left, right], 'none', 0, { isClosed: true, fill: ink });
}

/** Squares on a dotted line until the link heals; a cross where the effects were lost. */
export function drawOutbox({ squares, from, to, y, untilX, end, journeys }: Outbox): Mark {
  const tone = toneOf(from.position);
  const firstX = Math.min(...squares.map(({ x }) => x));
  const shapes: Shape[] = [
    ...squares.map(({ x, stemY }) =>
      line(
        [
          { x, y: stemY },
          { x, y },
        ],
        tone.stroke,
        1.5,
      ),
    ),
    ...(untilX > firstX + 10
      ? [
          line(
            [
              { x: firstX + 8, y },
              { x: untilX, y },
            ],
            tone.stroke,
            2,
            { dash: 'dots' },
          ),
        ]
      : []),
    ...squares.map(({ x }) =>
      rect({ x: x - 4.5, y: y - 4.5, width: 9, height: 9 }, tone.stroke, {
        radius: 2,
        stroke: 'surface',
        strokeWidth: 1.5,
      }),
    ),
    ...(end === 'cross' ? crossAt({ x: untilX - 6, y }, tone.stroke) : []),
  ];
  return mark(`outbox:${from.code}>${to.code}:${String(journeys[0]?.source)}`, 'outbox', shapes, {
    events: eventsOf(journeys),
    title: `waits in the outbox of ${from.name} for ${to.name}`,
  });
}

const crossAt = ({ x, y }: Point, ink: Ink): readonly Shape[] => [
  line(
    [
      { x: x - 4, y: y - 4 },
      { x: x + 4, y: y + 4 },
    ],
    ink,
    1.75,
  ),
  line(
    [
      { x: x - 4, y: y + 4 },
      { x: x + 4, y: y - 4 },
    ],
    ink,
    1.75,
  ),
];

/** Dots where arrows land: filled when the value became visible, hollow when not, slashed when it lost. */
export function drawLanding(scene: Scene, flight: Flight): readonly Mark[] {
  if (!flight.hasLanded) return [];
  const deliveries = flight.journeys.flatMap((journey) => journey.deliveries);
  // A delivery that is a numbered step has a mark of its own.
  if (deliveries.some((id) => stepOf(scene.run, id) !== undefined)) return [];
  const at = { x: flight.end.x, y: barAt(scene, flight.to.position, flight.bar).middle };
  const { stroke } = toneOf(flight.from.position);
  const outcomes = flight.journeys.map(({ outcome }) => outcome);
  const shapes: Shape[] = outcomes.includes('shown')
    ? [circle(at, 5, stroke, 'surface', 2)]
    : [circle(at, 5.5, 'surface', stroke, 1.75)];
  if (
    !outcomes.includes('shown') &&
    outcomes.some((outcome) => outcome === 'lost' || outcome === 'duplicate')
  ) {
    shapes.push(
      line(
        [
          { x: at.x - 3.2, y: at.y + 3.2 },
          { x: at.x + 3.2, y: at.y - 3.2 },
        ],
        stroke,
        1.5,
      ),
    );
  }
  return [
    mark(`dot:${String(deliveries[0])}`, 'dot', shapes, {
      events: deliveries,
      title: `${flight.name} ${landingWord(outcomes)} in ${flight.to.name}`,
    }),
  ];
}

function landingWord(outcomes: readonly string[]): string {
  if (outcomes.includes('shown')) return 'becomes visible';
  if (outcomes.includes('lost')) return 'loses to a newer value';
  return outcomes.includes('duplicate') ? 'had already been applied' : 'changes nothing that shows';
}

export const flightSegment = ({ start, end }: Flight): Segment => ({ from: start, to: end });

export const outboxSegments = ({ squares, y, untilX }: Outbox): readonly Segment[] => [
  ...squares.map(({ x, stemY }) => ({ from: { x, y: stemY }, to: { x, y } })),
  { from: { x: Math.min(...squares.map(({ x }) => x)), y }, to: { x: untilX, y } },
];

const captionShares = [0.5, 0.6, 0.4, 0.7, 0.3, 0.8, 0.2];
const captionAway = [12, 18, 24, 30];

/** `eus2:1` and `112 ms` beside each arrow, where a place is free; arrows out of an outbox need none. */
export function placeFlightCaptions(
  scene: Scene,
  flights: readonly Flight[],
  space: Space,
): readonly Mark[] {
  return flights.flatMap((flight) => {
    const [journey] = flight.journeys;
    if (journey === undefined || journey.heldBy !== undefined) return [];
    const lines = captionLines(scene, flight);
    const at = findCaption(flight, lines, space);
    if (at === undefined) return [];
    const made = mark(
      `arrow-caption:${String(journey.source)}:${flight.from.code}>${flight.to.code}`,
      'arrow-caption',
      lines.map((piece, index) =>
        textLine({ x: at.x, y: at.y + index * captionLeading }, [piece], { hasHalo: true }),
      ),
      { events: eventsOf(flight.journeys) },
    );
    space.boxes.push(made.box);
    return [made];
  });
}

const captionLeading = 15;

function captionLines({ run }: Scene, { journeys, from, name }: Flight): readonly Part[] {
  const [journey] = journeys;
  const title = part(name, toneOf(from.position).text, { face: 'mono', size: 11 });
  if (journey?.arriveMs === undefined || run.axis === 'order') return [title];
  const delay = renderDuration(journey.arriveMs - journey.departMs);
  return [title, part(delay, 'ink-3', { size: 11 })];
}

/** The first baseline of a caption: near the middle of the arrow, right of it or left. */
function findCaption(
  { start, end }: Flight,
  lines: readonly Part[],
  space: Space,
): Point | undefined {
  const width = Math.max(...lines.map((piece) => textLine(start, [piece]).width));
  const drop = (lines.length - 1) * captionLeading;
  const slope = Math.abs((end.x - start.x) / (end.y - start.y || 1));
  for (const share of captionShares) {
    const middle = {
      x: start.x + (end.x - start.x) * share,
      y: start.y + (end.y - start.y) * share,
    };
    const y = middle.y - drop / 2 + 4;
    for (const away of captionAway) {
      const reach = away + slope * 8 * lines.length;
      for (const x of [middle.x + reach, middle.x - reach - width]) {
        if (isFree(space, { x, y: y - 8.6, width, height: drop + 11 }, 5)) return { x, y };
      }
    }
  }
  return undefined;
}

const captionFromEnd = 10;

/** `eus2:1 waits 420 ms` at the right end of what can be seen of the wait: the cursor or its end. */
export function placeOutboxCaptions(
  scene: Scene,
  outboxes: readonly Outbox[],
  space: Space,
  cursorX: number,
): readonly Mark[] {
  return outboxes.flatMap((outbox) =>
    outbox.squares.flatMap(({ x, journey }) => {
      const { isDown, text } = outboxCaption(scene, outbox, journey);
      const y = outbox.y + (isDown ? 15 : -8);
      const isCursorInside = cursorX > x && cursorX < outbox.untilX;
      const { width } = textLine({ x: 0, y: 0 }, [text]);
      const seenUntil = isCursorInside ? cursorX : outbox.untilX;
      const seen = steps(x + 20, seenUntil - captionFromEnd, 8).toReversed();
      const later = isCursorInside
        ? steps(cursorX + captionFromEnd + width, outbox.untilX - captionFromEnd, 8)
        : [];
      for (const end of [seenUntil - captionFromEnd, ...seen, ...later]) {
        const made = mark(
          `outbox-caption:${String(journey.source)}:${outbox.from.code}>${outbox.to.code}`,
          'outbox-caption',
          [textLine({ x: end, y }, [text], { anchor: 'end', hasHalo: true })],
          { events: eventsOf([journey]) },
        );
        if (made.box.x < x + 8 || !isFree(space, made.box, 1.5)) continue;
        // Captions of one outbox stand on one line: without room between them they read as one.
        const { box } = made;
        space.boxes.push({ ...box, x: box.x - 8, width: box.width + 16 });
        return [made];
      }
      return [];
    }),
  );
}

function outboxCaption(
  scene: Scene,
  outbox: Outbox,
  journey: Outbox['journeys'][number],
): { readonly isDown: boolean; readonly text: ReturnType<typeof part> } {
  const name = nameDots(scene.run, journey.dots);
  const waitedMs = journey.departMs - journey.sentMs;
  const isTimed = outbox.end === 'flight' && scene.run.axis === 'ms';
  const words = isTimed
    ? `${name} waits ${renderDuration(waitedMs)}`
    : outbox.end === 'cross'
      ? `${name} is lost`
      : outbox.end === 'open'
        ? `${name} not delivered`
        : `${name} waits`;
  return {
    isDown: outbox.to.position > outbox.from.position,
    text: part(words, toneOf(outbox.from.position).text, { face: 'mono', size: 11 }),
  };
}
