/** What may happen next without anybody asking: deliveries by sender and receiver, then time. */
import { dueMs } from '../network/index.ts';
import type { Choice } from './choice.ts';
import { isSyncing, mayWrite } from './region-chart.ts';
import { virtualMsOf, type World } from './world.ts';

/**
 * Every delivery that is possible now, in order of links, and the passing of time to the next
 * thing that is due. Commands are added by whoever drives the world; so are faults (`faultChoices`).
 */
export function choices(world: World): Choice[] {
  const possible: Choice[] = [];
  for (const link of world.links) {
    const log = world.logs[link.from];
    const from = world.regions[link.from]?.name;
    const to = world.regions[link.to]?.name;
    if (log === undefined || from === undefined || to === undefined) continue;
    if (!isOpen(world, link.from, link.to)) continue;
    if (dueMs(link, log, world.seed) !== undefined) possible.push({ kind: 'deliver', from, to });
  }
  const nextMs = nextInstantMs(world);
  if (nextMs !== undefined && nextMs > world.nowMs) {
    possible.push({ kind: 'advance', ms: nextMs - world.nowMs });
  }
  return possible;
}

export function isOpen(world: World, from: number, to: number): boolean {
  return isSyncing(world.status[from]) && isSyncing(world.status[to]) && hasRoom(world, from, to);
}

/** OOM-1, OOM-2: a region out of memory takes nothing in, and one that is offline sends nothing. */
function hasRoom({ regions, profile }: World, from: number, to: number): boolean {
  if (regions[to]?.memory?.isOut === true) return false;
  return regions[from]?.memory?.isOut !== true || profile.switches.oomMode === 'writes-fail';
}

/** The next virtual instant at which a delivery or an expiry is due, if there is any. */
export function nextInstantMs(world: World): number | undefined {
  let earliest = Infinity;
  if (world.delivery === 'timed') {
    for (const link of world.links) {
      const log = world.logs[link.from];
      if (log === undefined || !isOpen(world, link.from, link.to)) continue;
      const due = dueMs(link, log, world.seed);
      if (due !== undefined && due < earliest) earliest = due;
    }
  }
  for (const linkedMs of world.linking.values()) if (linkedMs < earliest) earliest = linkedMs;
  for (const [index, region] of world.regions.entries()) {
    if (region.nextCheckMs === Infinity || !mayWrite(world.status[index])) continue;
    const due = virtualMsOf(world, index, region.nextCheckMs);
    if (due < earliest) earliest = due;
  }
  return earliest === Infinity ? undefined : earliest;
}
