/** A round of collection as an event of the world. */
import type { TraceEvent } from '../trace/index.ts';
import { collectRound } from './collect-round.ts';
import { regionEvent } from './release.ts';
import type { World } from './world.ts';

export function performCollection(world: World): readonly TraceEvent[] {
  const events: TraceEvent[] = [];
  for (const [index, collected] of collectRound(world).entries()) {
    if (collected > 0) events.push(...regionEvent(world, 'collect', index, collected));
  }
  return events;
}
