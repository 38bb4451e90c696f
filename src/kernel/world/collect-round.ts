/**
 * One round of tombstone collection (GC-1…3). Each region first hears how far its reachable peers
 * have come, as the periodic acknowledgement of a syncer would tell it; an effect still on its way
 * holds that knowledge back to what has arrived. Then each forgets what is stable.
 */
import { dominates } from '../causality/index.ts';
import { waiting } from '../network/index.ts';
import { collectRegion, hear, stableClock } from '../region/index.ts';
import type { World } from './world.ts';

export function collectRound(world: World): { region: string; collected: number }[] {
  hearPeers(world);
  const isMember = (index: number): boolean => world.status[index] !== 'removed';
  const members = world.regions.filter((_, index) => isMember(index)).map(({ id }) => id);
  const isQuiet = isWorldQuiet(world);
  return world.regions.map((region, index) => {
    if (!isMember(index)) return { region: region.name, collected: 0 };
    const stable = { clock: stableClock(region, members), isQuiet };
    return { region: region.name, collected: collectRegion(region, stable, world.profile) };
  });
}

function hearPeers(world: World): void {
  for (const link of world.links) {
    const log = world.logs[link.from];
    const from = world.regions[link.from];
    const isOpen =
      !link.isCut && world.status[link.from] === 'up' && world.status[link.to] === 'up';
    if (log === undefined || from === undefined || !isOpen || waiting(link, log) > 0) continue;
    const to = world.regions[link.to];
    if (to !== undefined) hear(to, from.id, from.clock);
  }
}

/**
 * True when all members can reach each other, nothing at all is on its way, and all have seen the
 * same. Without the last, a region removed by force could leave some members with writes that the
 * others can only get by a full synchronisation.
 */
export function isWorldQuiet(world: World): boolean {
  const members = world.regions.filter((_, index) => world.status[index] !== 'removed');
  const [first] = members;
  const haveSame = members.every(
    ({ clock }) =>
      first !== undefined && dominates(clock, first.clock) && dominates(first.clock, clock),
  );
  return (
    haveSame &&
    world.links.every((link) => {
      const log = world.logs[link.from];
      if (world.status[link.from] === 'removed' || world.status[link.to] === 'removed') return true;
      const isUp = world.status[link.from] === 'up' && world.status[link.to] === 'up';
      return isUp && !link.isCut && log !== undefined && waiting(link, log) === 0;
    })
  );
}
