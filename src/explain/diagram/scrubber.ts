/** The track under the plot: every event as a stop, the time that has passed, and the disagreement bar. */
import { renderDuration, stepOf } from '../run.ts';
import { GUTTER } from './geometry.ts';
import { circle, line, mark, part, rect, textLine, type Mark } from './mark.ts';
import type { Scene } from './scene.ts';
import { toX } from './scale.ts';

const barHeight = 6;

/** Grey bars while replicas disagree, the longest with its length. */
export function drawDisagreements(scene: Scene): readonly Mark[] {
  const y = scene.geometry.disagreementY;
  const bars = scene.disagreements.map(({ fromMs, untilMs, isOpen }) => {
    const x = toX(scene.scale, fromMs);
    const untilX = isOpen ? scene.scale.right : toX(scene.scale, untilMs);
    return { x, untilX, lengthMs: untilMs - fromMs, isOpen };
  });
  const marks = bars.map(({ x, untilX }, index) =>
    mark(
      `disagreement:${String(index)}`,
      'disagreement',
      [
        rect({ x, y, width: Math.max(2, untilX - x), height: barHeight }, 'ink-3', {
          radius: 1,
          opacity: 0.22,
        }),
      ],
      { title: 'replicas show different values' },
    ),
  );
  const caption = disagreementCaption(scene, bars);
  return caption === undefined ? marks : [...marks, caption];
}

type DrawnBar = {
  readonly x: number;
  readonly untilX: number;
  readonly lengthMs: number;
  readonly isOpen: boolean;
};

/** After the longest bar, or before it, or in whatever room the bars leave. */
function disagreementCaption(scene: Scene, bars: readonly DrawnBar[]): Mark | undefined {
  const longest = bars.toSorted((left, right) => right.lengthMs - left.lengthMs)[0];
  if (longest === undefined) return undefined;
  const isTimed = scene.run.axis === 'ms' && !longest.isOpen;
  const words = longest.isOpen
    ? 'replicas still disagree'
    : `replicas disagree${isTimed ? ` ${renderDuration(longest.lengthMs)}` : ''}`;
  const caption = part(words, 'ink-3', { size: 11 });
  const { width } = textLine({ x: 0, y: 0 }, [caption]);
  const places = [longest.untilX + 10, longest.x - 10 - width, GUTTER + 4].filter(
    (x) =>
      x >= GUTTER &&
      x + width <= scene.geometry.width - 4 &&
      bars.every((bar) => x + width + 6 <= bar.x || x - 6 >= bar.untilX),
  );
  const [x] = places;
  if (x === undefined) return undefined;
  return mark('disagreement:caption', 'disagreement', [
    textLine({ x, y: scene.geometry.disagreementY + 5 }, [caption]),
  ]);
}

const stopsApart = 5;

/** The track with a stop for every event; stops behind the cursor are filled in. */
export function drawScrubber(scene: Scene, cursorX: number): readonly Mark[] {
  const y = scene.geometry.scrubberY;
  const { left, right } = scene.scale;
  const track = mark('scrubber', 'scrubber', [
    line(
      [
        { x: left, y },
        { x: right, y },
      ],
      'line-2',
      4,
    ),
    ...(cursorX > left
      ? [
          line(
            [
              { x: left, y },
              { x: cursorX, y },
            ],
            'ink',
            4,
          ),
        ]
      : []),
  ]);
  return [track, ...stops(scene, cursorX, y)];
}

function stops({ run, scale }: Scene, cursorX: number, y: number): readonly Mark[] {
  const marks: Mark[] = [];
  let lastX = -Infinity;
  for (const event of run.events) {
    const x = toX(scale, event.t);
    const number = stepOf(run, event.id);
    if (number === undefined && x - lastX < stopsApart) continue;
    lastX = x;
    const isPast = x <= cursorX + 0.5;
    const radius = number === undefined ? 2.5 : 3.5;
    const stroke = isPast ? 'ink-2' : 'line-2';
    marks.push(
      mark(
        `stop:${String(event.id)}`,
        'scrubber',
        [circle({ x, y }, radius, 'surface', stroke, number === undefined ? 1 : 1.5)],
        {
          events: [event.id],
        },
      ),
    );
  }
  return marks;
}
