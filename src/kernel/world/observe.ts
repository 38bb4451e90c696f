/** Looks at a whole world: has it converged, and what identifies it. */
import { canonical, type ByteString } from '../base/index.ts';
import { headerAt, keyDeadline, renderHeader } from '../region/index.ts';
import { wallMsOf, type World } from './world.ts';

/**
 * True when every member shows the same keys with the same types, values and deadlines. Effects
 * that are still waiting may make it false again.
 */
export function hasConverged(world: World): boolean {
  const shown = world.regions.flatMap((_, index) =>
    world.status[index] === 'removed' ? [] : [canonical(visibleKeys(world, index))],
  );
  return shown.every((each) => each === shown[0]);
}

/** The visible keyspace of a region: type, value and deadline of each key. */
export function visibleKeys(
  world: World,
  index: number,
): Map<ByteString, readonly [type: string, value: ByteString, deadline: string]> {
  const region = world.regions[index];
  const visible = new Map<ByteString, readonly [string, ByteString, string]>();
  if (region === undefined) return visible;
  const at = { wallMs: wallMsOf(world, index), profile: world.profile };
  for (const [key, entry] of region.keys) {
    const header = headerAt(entry, at.wallMs, world.profile);
    if (header === undefined) continue;
    const deadline = keyDeadline(entry, world.profile);
    const atMs = deadline === undefined ? Infinity : deadline.atMs;
    visible.set(key, [header.type, renderHeader(header, at), String(atMs)]);
  }
  return visible;
}

/** Everything about a world that decides how it goes on. */
export function digestOf(world: World): unknown {
  const { nowMs, skewMs, regions, logs, links, status, random, seed, startMs, profile } = world;
  return { nowMs, skewMs, regions, logs, links, status, random, seed, startMs, profile };
}
