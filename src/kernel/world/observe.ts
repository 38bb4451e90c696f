/** Looks at a whole world: has it converged, and what identifies it. */
import { canonical } from '../base/index.ts';
import { visibleKeys } from '../region/index.ts';
import { wallMsOf, type World } from './world.ts';

/**
 * True when every member shows the same keys with the same types, values and deadlines. Effects
 * that are still waiting may make it false again.
 */
export function hasConverged(world: World): boolean {
  const { profile } = world;
  const shown = world.regions.flatMap((region, index) =>
    world.status[index] === 'removed'
      ? []
      : [canonical(visibleKeys(region, { wallMs: wallMsOf(world, index), profile }))],
  );
  return shown.every((each) => each === shown[0]);
}

/** Everything about a world that decides how it goes on. */
export function decidingState(world: World): unknown {
  const { nowMs, skewMs, regions, logs, links, status, random, seed, startMs, profile } = world;
  return { nowMs, skewMs, regions, logs, links, status, random, seed, startMs, profile };
}
