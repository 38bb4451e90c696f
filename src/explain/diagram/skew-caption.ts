/** `ts 310` beside the tick that shows where a skewed clock put a write. */
import { skewCaption, type SkewTick } from './lane.ts';
import { mark, textLine, type Mark } from './mark.ts';
import type { Scene } from './scene.ts';
import { toX } from './scale.ts';
import { barAt } from './scene.ts';
import { isFree, type Space } from './space.ts';

type Drawn = { readonly tick: SkewTick; readonly drawn: Mark };

/** Outside the tick first, then on its other end; left out where neither is free. */
export function placeSkewCaptions(
  scene: Scene,
  ticks: readonly Drawn[],
  space: Space,
): readonly Mark[] {
  return ticks.flatMap(({ tick, drawn }) => {
    const y = barAt(scene, tick.position, tick.bar).bottom + 12;
    const end = drawn.box.x + drawn.box.width;
    const own = toX(scene.scale, tick.event.t);
    const places = [
      { x: Math.max(end, own) + 5, anchor: 'start' },
      { x: Math.min(drawn.box.x, own) - 5, anchor: 'end' },
    ] as const;
    const rest: Space = { ...space, boxes: space.boxes.filter((box) => box !== drawn.box) };
    for (const { x, anchor } of places) {
      const made = mark(`skew:${String(tick.event.id)}:caption`, 'skew', [
        textLine({ x, y }, [skewCaption(tick)], { anchor, hasHalo: true }),
      ]);
      if (!isFree(rest, made.box, 2)) continue;
      space.boxes.push(made.box);
      return [made];
    }
    return [];
  });
}
