/**
 * One round of tombstone collection (GC-1…3). Each region first hears how far its reachable peers
 * have come, as the periodic acknowledgement of a syncer would tell it; an effect still on its way
 * holds that knowledge back to what has arrived. Then each forgets what is stable.
 *
 * What a region would lose in a crash counts as not seen: otherwise it could come back with data
 * whose removal nobody remembers.
 */
import {
  dominates,
  meetClock,
  type Clock,
  type InstanceId,
  type MutableClock,
} from '../causality/index.ts';
import { isCut, waiting, type Link } from '../network/index.ts';
import { collectRegion, hear, stableClock } from '../region/index.ts';
import { durableClock, isBehind } from './disk.ts';
import { logAt } from './party.ts';
import { isMember, isSyncing } from './region-chart.ts';
import type { World } from './world.ts';

/** How many tombstones went, by region. */
export function collectRound(world: World): number[] {
  hearPeers(world);
  const members = world.regions
    .filter((_, index) => isMember(world.status[index]))
    .map(({ id }) => id);
  const isQuiet = isWorldQuiet(world);
  const durable = durableClocks(world);
  return world.regions.map((region, index) => {
    if (!isMember(world.status[index])) return 0;
    const clock: MutableClock = [...stableClock(region, members)];
    for (const other of durable) meetClock(clock, other);
    if (isQuiet) closeBooks(clock, members, world);
    const disk = world.disks[index];
    const stable = { clock, isQuiet };
    if (disk !== undefined) collectRegion(disk.image, stable, world.profile);
    return collectRegion(region, stable, world.profile);
  });
}

/**
 * Nothing of an instance that left can arrive any more, so all of it is stable: also what some
 * context had observed and no member ever received.
 */
function closeBooks(clock: MutableClock, members: readonly InstanceId[], world: World): void {
  for (let id = 1; id < world.nextInstance; id++) {
    if (members.includes(id)) continue;
    while (clock.length <= id) clock.push(0);
    clock[id] = Infinity;
  }
}

/** What each region that lags behind itself has on disk. */
function durableClocks({ disks, status, nowMs, profile }: World): Clock[] {
  return disks.flatMap((disk, index) =>
    disk === undefined || !isMember(status[index]) ? [] : [durableClock(disk, nowMs, profile)],
  );
}

function hearPeers(world: World): void {
  for (const link of world.links) {
    const from = world.regions[link.from];
    if (from === undefined || !isIdle(world, link)) continue;
    const to = world.regions[link.to];
    if (to !== undefined) hear(to, from.id, from.clock);
  }
}

/** Both ends could exchange effects over the link, and nothing is left to exchange. */
function isIdle(world: World, link: Link): boolean {
  const isOpen =
    !isCut(link) && isSyncing(world.status[link.from]) && isSyncing(world.status[link.to]);
  return isOpen && link.state.sync === 'streaming' && waiting(link, logAt(world, link.from)) === 0;
}

/**
 * True when all members can reach each other, nothing at all is on its way, all have seen the same
 * and would have it after a crash too. A region removed by force could otherwise leave some members
 * with writes that the others can only get by a full synchronisation.
 */
export function isWorldQuiet(world: World): boolean {
  const members = world.regions.filter((_, index) => isMember(world.status[index]));
  const [first] = members;
  const haveSame = members.every(
    ({ clock }) =>
      first !== undefined && dominates(clock, first.clock) && dominates(first.clock, clock),
  );
  const isLagging = world.disks.some(
    (disk, index) =>
      disk !== undefined &&
      isMember(world.status[index]) &&
      isBehind(disk, world.nowMs, world.profile),
  );
  return (
    haveSame &&
    !isLagging &&
    world.links.every((link) => {
      const isInside = isMember(world.status[link.from]) && isMember(world.status[link.to]);
      return !isInside || isIdle(world, link);
    })
  );
}
