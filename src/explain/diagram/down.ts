/** The time a region was down, hatched over its lane, and the end of a region that was removed. */
import { BAR_HEIGHT, plotBottom } from './geometry.ts';
import { line, mark, rect, type Mark } from './mark.ts';
import { laneAt, type Scene } from './scene.ts';
import { toX } from './scale.ts';

export function drawDownTimes(scene: Scene): readonly Mark[] {
  return scene.run.events.flatMap((event) => {
    if (event.kind !== 'crash' && event.kind !== 'force-remove') return [];
    const region = scene.run.regions.find(({ name }) => name === event.region);
    if (region === undefined) return [];
    const back = scene.run.events.find(
      ({ kind, id, ...rest }) =>
        kind === 'restart' && id > event.id && 'region' in rest && rest.region === region.name,
    );
    const { top, bottom } = laneAt(scene, region.position);
    const x = toX(scene.scale, event.t);
    const untilX = back === undefined ? scene.scale.right : toX(scene.scale, back.t);
    const box = {
      x,
      y: top - 2,
      width: Math.max(1, untilX - x),
      height: Math.max(BAR_HEIGHT, bottom - top) + 4,
    };
    const edges = [x, ...(back === undefined ? [] : [untilX])].map((edge) =>
      line(
        [
          { x: edge, y: box.y },
          { x: edge, y: Math.min(box.y + box.height, plotBottom(scene.geometry)) },
        ],
        'ink-2',
        1.25,
      ),
    );
    const word = event.kind === 'crash' ? 'is down' : 'was removed from the database';
    return [
      mark(
        `down:${String(event.id)}`,
        'down',
        [rect(box, 'sunken', { opacity: 0.7 }), rect(box, 'hatch'), ...edges],
        {
          events: [event.id],
          title: `${region.name} ${word}`,
        },
      ),
    ];
  });
}
