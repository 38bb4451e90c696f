/** A full sync: a dashed line from the region whose state was merged to the one that merged it. */
import type { FullSyncEvent } from '../../kernel/index.ts';
import { regionNamed, type RunRegion } from '../run.ts';
import { circle, line, mark, type Mark } from './mark.ts';
import { laneAt, type Scene } from './scene.ts';
import { toX } from './scale.ts';
import type { Segment } from './space.ts';

type Sync = {
  readonly event: FullSyncEvent;
  readonly from: RunRegion;
  readonly to: RunRegion;
  readonly path: Segment;
};

export function readSyncs(scene: Scene): readonly Sync[] {
  return scene.run.events.flatMap((event) => {
    if (event.kind !== 'full-sync') return [];
    const from = regionNamed(scene.run, event.from);
    const to = regionNamed(scene.run, event.region);
    if (from === undefined || to === undefined || from === to) return [];
    const isDown = to.position > from.position;
    const source = laneAt(scene, from.position);
    const target = laneAt(scene, to.position);
    const x = toX(scene.scale, event.t);
    const start = { x, y: isDown ? source.bottom : source.top };
    const end = { x, y: isDown ? target.top : target.bottom };
    return [{ event, from, to, path: { from: start, to: end } }];
  });
}

export function drawSync({ event, from, to, path }: Sync): Mark {
  const ends = [path.from, path.to];
  return mark(
    `sync:${String(event.id)}`,
    'arrow',
    [
      line(ends, 'surface', 6),
      line(ends, 'ink-2', 1.75, { dash: 'short' }),
      circle(path.from, 2.5, 'ink-2', 'none', 0),
    ],
    { events: [event.id], title: `full sync from ${from.name} to ${to.name}` },
  );
}
