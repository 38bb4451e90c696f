/** The time a region is a member but takes no writes: it has joined or come back and not synced, or leaves. */
import type { TraceEvent } from '../../kernel/index.ts';
import { BAR_HEIGHT } from './geometry.ts';
import { line, mark, rect, type Mark } from './mark.ts';
import { laneAt, type Scene } from './scene.ts';
import { toX } from './scale.ts';

/** What begins such a time, what ends it, and what the region does meanwhile. */
const STRETCHES: readonly {
  readonly begins: readonly TraceEvent['kind'][];
  readonly ends: readonly TraceEvent['kind'][];
  readonly words: string;
}[] = [
  {
    begins: ['restart', 'join'],
    ends: ['release', 'crash', 'force-remove'],
    words: 'has not synced yet and takes no writes',
  },
  {
    begins: ['linking'],
    ends: ['join', 'force-remove'],
    words: 'is being linked and answers nobody',
  },
  {
    begins: ['leave'],
    ends: ['left', 'crash', 'force-remove'],
    words: 'passes on what it wrote and takes no writes',
  },
];

/** Narrower than this nobody sees it, and its edges would hide what stands there. */
const widthMin = 3;

export function drawSyncTimes(scene: Scene): readonly Mark[] {
  return scene.run.events.flatMap((event) => {
    const stretch = STRETCHES.find(({ begins }) => begins.includes(event.kind));
    if (stretch === undefined || !('region' in event)) return [];
    const region = scene.run.regions.find(({ name }) => name === event.region);
    if (region === undefined) return [];
    const end = scene.run.events.find(
      (other) =>
        other.id > event.id &&
        'region' in other &&
        other.region === event.region &&
        stretch.ends.includes(other.kind),
    );
    // STL-2: a region that never wrote has nothing to wait for, and no event ends that.
    if (end === undefined && event.kind === 'restart' && region.hasSynced) return [];
    const { top, bottom } = laneAt(scene, region.position);
    const x = toX(scene.scale, event.t);
    const untilX = end === undefined ? scene.scale.right : toX(scene.scale, end.t);
    if (untilX - x < widthMin) return [];
    const box = {
      x,
      y: top - 2,
      width: untilX - x,
      height: Math.max(BAR_HEIGHT, bottom - top) + 4,
    };
    const rails = [box.y, box.y + box.height].map((y) =>
      line(
        [
          { x, y },
          { x: untilX, y },
        ],
        'ink-2',
        1.25,
        { dash: 'short' },
      ),
    );
    return [
      mark(
        `syncing:${String(event.id)}`,
        'down',
        [rect(box, 'sunken', { opacity: 0.55 }), ...rails],
        { events: [event.id], title: `${region.name} ${stretch.words}` },
      ),
    ];
  });
}
