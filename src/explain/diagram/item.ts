/**
 * The marks on a lane: commands, side effects and what befalls a region. Numbered steps keep their
 * own mark and stand side by side where they would cover one another; unnumbered marks closer than
 * 14 become one `+n`.
 */
import type { EventId, TraceEvent } from '../../kernel/index.ts';
import { tellEvent } from '../line.ts';
import { plainText } from '../phrase.ts';
import { positionOfInstance, renderMoment, stepOf, type Run } from '../run.ts';
import { tellReply } from '../story.ts';
import {
  circle,
  line,
  mark,
  part,
  rect,
  textLine,
  type Ink,
  type Mark,
  type Point,
  type Shape,
} from './mark.ts';
import { eventsById } from './label-text.ts';
import { barAt, barOfKey, laneOf, type Scene } from './scene.ts';
import { toX } from './scale.ts';
import { toneOf } from './tone.ts';

export type Look = 'write' | 'read' | 'told' | 'region' | 'landing';

export type Item = {
  readonly events: readonly EventId[];
  readonly position: number;
  readonly bar: number;
  readonly look: Look;
  /** Position of the region whose colour it wears: its own, or the sender's where an effect lands. */
  readonly owner: number;
  readonly number: number | undefined;
  /** Where it happened, and where its mark stands: to the right when a neighbour takes the place. */
  readonly trueX: number;
  readonly x: number;
};

const numberedHalf = 10;
const plainHalf = 7;
const mergeWithin = 14;
const besideGap = 2;
/** The violating step wears an outline. */
const outlineGap = 6;

export function readItems(scene: Scene): readonly Item[] {
  return scene.run.regions.flatMap(({ position }) => standApart(scene, itemsOn(scene, position)));
}

function itemsOn(scene: Scene, position: number): readonly Item[] {
  let lastBar = 0;
  return scene.run.events.flatMap((event) => {
    if (laneOf(scene.run, event) !== position) return [];
    const look = lookOf(scene, event);
    if (look === undefined) return [];
    lastBar = barOfEvent(scene.run, event) ?? lastBar;
    const x = toX(scene.scale, event.t);
    const number = stepOf(scene.run, event.id);
    const owner = 'dot' in event ? positionOfInstance(scene.run, event.dot.origin) : position;
    return [{ events: [event.id], position, bar: lastBar, look, owner, number, trueX: x, x }];
  });
}

/** How an event looks on its lane; undefined when its mark is elsewhere or it has none. */
function lookOf({ run, halves }: Scene, event: TraceEvent): Look | undefined {
  const isStep = stepOf(run, event.id) !== undefined;
  switch (event.kind) {
    case 'command':
      return event.dots.length > 0 ? 'write' : 'read';
    case 'told':
      return 'told';
    case 'crash':
    case 'restart':
    case 'clock':
    case 'drift':
    case 'force-remove':
    case 'join':
    case 'linking':
    case 'leave':
    case 'left':
    case 'full-sync':
    case 'maxmemory':
    case 'out-of-memory':
    case 'memory-back':
      return 'region';
    case 'expire':
    case 'evict':
    case 'flush':
    case 'collect':
    case 'release':
    case 'partial-sync':
    case 'partial-sync-error':
    case 'lost':
      return isStep ? 'region' : undefined;
    case 'apply':
    case 'duplicate':
    case 'message':
      return isStep ? 'landing' : undefined;
    case 'clog':
    case 'unclog':
    case 'cut':
    case 'heal': {
      // A numbered cut that changed nothing has no band to stand on.
      const isOnBand = halves.some(
        ({ cut }) => cut.cutEvent === event.id || cut.healEvent === event.id,
      );
      return isStep && !isOnBand ? 'region' : undefined;
    }
  }
}

function barOfEvent(run: Run, event: TraceEvent): number | undefined {
  if (event.kind === 'command') {
    const touched = event.shown
      .map(({ key }) => barOfKey(run, key))
      .find((bar) => bar !== undefined);
    return (
      touched ?? event.argv.map((word) => barOfKey(run, word)).find((bar) => bar !== undefined)
    );
  }
  return 'key' in event ? barOfKey(run, event.key) : undefined;
}

/** Merges and shifts until no two marks of a lane cover one another. */
function standApart(scene: Scene, items: readonly Item[]): readonly Item[] {
  const { violated } = scene.run;
  const placed: Item[] = [];
  for (const item of items) {
    const last = placed.at(-1);
    const isMerged = last !== undefined && canMerge(last, item);
    const next = isMerged ? { ...last, events: [...last.events, ...item.events] } : item;
    if (isMerged) placed.pop();
    const before = placed.at(-1);
    const nearest = before === undefined ? next.trueX : before.x + spacing(before, next, violated);
    placed.push({ ...next, x: Math.max(next.trueX, nearest) });
  }
  return pullInside(placed, scene.scale.right, violated);
}

/** How far apart the middles of two neighbours stand at least. */
function spacing(left: Item, right: Item, violated: number | undefined): number {
  const isOutlined =
    violated !== undefined && (left.number === violated || right.number === violated);
  return halfOf(left) + halfOf(right) + (isOutlined ? outlineGap : besideGap);
}

function canMerge(last: Item, item: Item): boolean {
  if (last.number !== undefined || item.number !== undefined) return false;
  const reach = last.events.length > 1 ? 2 * halfOf(last) + besideGap : mergeWithin;
  return item.trueX - last.x < Math.max(reach, mergeWithin);
}

/** A row of shifted marks that would leave the plot ends at its edge instead. */
function pullInside(
  items: readonly Item[],
  right: number,
  violated: number | undefined,
): readonly Item[] {
  const inside: Item[] = [];
  for (const item of items.toReversed()) {
    const next = inside.at(-1);
    const limit =
      next === undefined ? right - halfOf(item) : next.x - spacing(item, next, violated);
    inside.push({ ...item, x: Math.min(item.x, limit) });
  }
  return inside.reverse();
}

export function halfOf({ number, events, look }: Item): number {
  if (number !== undefined) return look === 'told' ? 12.5 : numberedHalf;
  return events.length > 1 ? 8 + 3 * String(events.length).length : plainHalf;
}

export function drawItem(scene: Scene, item: Item): Mark {
  const at = { x: item.x, y: barAt(scene, item.position, item.bar).middle };
  const facts = { events: item.events, title: titleOf(scene.run, item) };
  if (item.events.length > 1) return mark(itemId(item), 'more', moreShapes(item, at), facts);
  if (item.number === undefined) return mark(itemId(item), 'event', plainShapes(item, at), facts);
  const shapes =
    item.number === scene.run.violated ? violatedShapes(item, at) : numberedShapes(item, at);
  return mark(itemId(item), 'step', shapes, facts);
}

/** `step 4, westeurope, 292 ms, SET k weu-8830 NX, reply OK, because …`: announced on focus. */
function titleOf(run: Run, { events, number }: Item): string {
  const [event] = eventsById(run, events);
  if (event === undefined) return '';
  if (events.length > 1)
    return `${String(events.length)} events from ${renderMoment(run, event.t)}`;
  const { what, reply } = tellEvent(run, event);
  const [because] = number === undefined ? [] : (tellReply(run, event.id)?.lines ?? []);
  return [
    ...(number === undefined ? [] : [`step ${String(number)}`]),
    ...('region' in event ? [event.region] : []),
    renderMoment(run, event.t),
    what,
    ...(reply === '' ? [] : [event.kind === 'command' ? `reply ${reply}` : reply]),
    ...(because === undefined ? [] : [`because ${plainText(because.phrases)}`]),
  ].join(', ');
}

const itemId = ({ number, events }: Item): string =>
  number === undefined ? `event:${events.join('+')}` : `step:${String(number)}`;

const diamond = ({ x, y }: Point, half: number): readonly Point[] => [
  { x, y: y - half },
  { x: x + half, y },
  { x, y: y + half },
  { x: x - half, y },
];

const digit = ({ number }: Item, { x, y }: Point, ink: Ink): Shape =>
  textLine({ x, y: y + 3.8 }, [part(String(number), ink, { size: 10.5, weight: 700 })], {
    anchor: 'middle',
  });

const violatedShapes = (item: Item, at: Point): readonly Shape[] => [
  line(diamond(at, 17.5), 'bad', 1.5, { isClosed: true, fill: 'surface' }),
  line(diamond(at, 12.5), 'none', 0, { isClosed: true, fill: 'bad' }),
  digit(item, at, 'on-bad'),
];

function numberedShapes(item: Item, at: Point): readonly Shape[] {
  const { stroke } = toneOf(item.owner);
  switch (item.look) {
    case 'write':
    case 'landing':
      return [circle(at, numberedHalf, stroke, 'surface', 2), digit(item, at, 'surface')];
    case 'told':
      return [
        line(diamond(at, 12.5), 'surface', 2, { isClosed: true, fill: stroke }),
        digit(item, at, 'surface'),
      ];
    case 'read':
      return [circle(at, numberedHalf - 0.5, 'surface', 'ink-2', 1.75), digit(item, at, 'ink')];
    case 'region':
      return [
        rect({ x: at.x - 9, y: at.y - 9, width: 18, height: 18 }, 'surface', {
          radius: 4,
          stroke: 'ink-2',
          strokeWidth: 1.5,
        }),
        digit(item, at, 'ink'),
      ];
  }
}

function plainShapes({ look, owner }: Item, at: Point): readonly Shape[] {
  const { stroke } = toneOf(owner);
  switch (look) {
    case 'write':
    case 'landing':
      return [circle(at, plainHalf, stroke, 'surface', 2)];
    case 'told':
      return [line(diamond(at, 8), 'surface', 2, { isClosed: true, fill: stroke })];
    case 'read':
      return [circle(at, 6, 'surface', 'ink-2', 1.75)];
    case 'region':
      return [
        rect({ x: at.x - 5.5, y: at.y - 5.5, width: 11, height: 11 }, 'surface', {
          radius: 3,
          stroke: 'ink-2',
          strokeWidth: 1.5,
        }),
      ];
  }
}

function moreShapes(item: Item, at: Point): readonly Shape[] {
  const half = halfOf(item);
  return [
    rect({ x: at.x - half, y: at.y - 8, width: 2 * half, height: 16 }, 'surface', {
      radius: 8,
      stroke: 'ink-2',
      strokeWidth: 1.25,
    }),
    textLine(
      { x: at.x, y: at.y + 3.6 },
      [part(`+${String(item.events.length)}`, 'ink', { size: 10, weight: 700 })],
      {
        anchor: 'middle',
      },
    ),
  ];
}
