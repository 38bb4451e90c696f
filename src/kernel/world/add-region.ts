/** A region that was not there before: everything the world keeps for each region, one more. */
import { createLink, createLog } from '../network/index.ts';
import { createRegion } from '../region/index.ts';
import { createDisk } from './disk.ts';
import type { World } from './world.ts';

/** Adds it, outside the database yet; returns its index. */
export function addRegion(world: World, name: string): number {
  const index = world.regions.length;
  const region = createRegion(world.nextInstance, name, world.names);
  world.nextInstance++;
  const { latencyMs, weather, persistence, backlogBytes } = world.newcomers;
  world.regions.push(region);
  world.skewMs.push(0);
  world.drift.push(undefined);
  world.logs.push(createLog(backlogBytes));
  world.status.push('outside');
  world.persistence.push(persistence);
  world.disks.push(persistence === 'everysec' ? createDisk(region, world.nowMs) : undefined);
  world.issued.push(0);
  world.syncedWith.push('effects');
  for (let other = 0; other < index; other++) {
    for (const ends of [
      { from: other, to: index },
      { from: index, to: other },
    ]) {
      world.links.push(createLink(ends, latencyMs, weather));
    }
  }
  world.links.sort((left, right) => left.from - right.from || left.to - right.to);
  return index;
}
