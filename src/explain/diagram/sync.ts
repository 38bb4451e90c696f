/** A full sync: a dashed line from the region whose state was merged to the one that merged it. */
import { regionNamed } from '../run.ts';
import { circle, line, mark, type Mark } from './mark.ts';
import { laneAt, type Scene } from './scene.ts';
import { toX } from './scale.ts';

export function drawSyncs(scene: Scene): readonly Mark[] {
  return scene.run.events.flatMap((event) => {
    if (event.kind !== 'full-sync') return [];
    const from = regionNamed(scene.run, event.from);
    const to = regionNamed(scene.run, event.region);
    if (from === undefined || to === undefined) return [];
    const isDown = to.position > from.position;
    const source = laneAt(scene, from.position);
    const target = laneAt(scene, to.position);
    const x = toX(scene.scale, event.t);
    const start = { x, y: isDown ? source.bottom : source.top };
    const end = { x, y: isDown ? target.top : target.bottom };
    return [
      mark(
        `sync:${String(event.id)}`,
        'arrow',
        [line([start, end], 'surface', 6), line([start, end], 'ink-2', 1.75, { dash: 'short' }), circle(start, 2.5, 'ink-2', 'none', 0)],
        { events: [event.id], title: `full sync from ${from.name} to ${to.name}` },
      ),
    ];
  });
}
