/** A whole state arrives and is merged (REP-4). */
import type { ResyncReason } from '../causality/index.ts';
import type { Reason } from '../crdt/index.ts';
import { finishResync, type Link } from '../network/index.ts';
import { mergeRegion, usedBytes } from '../region/index.ts';
import type { TraceEvent } from '../trace/index.ts';
import { rewriteDisk } from './disk.ts';
import { logAt, NO_EVENTS, regionAt } from './party.ts';
import { settleMembers } from './release.ts';
import { resyncWhereNeeded } from './resync.ts';
import { tellingInto } from './trace-state.ts';
import { trafficOf } from './traffic.ts';
import { causesOf, placeName, showKeys } from './tracer.ts';
import type { World } from './world.ts';

/** Merges the sender's whole state into the receiver's; what waits on the link is contained in it. */
export function performFullSync(
  world: World,
  link: Link,
  reason: ResyncReason | 'asked',
): readonly TraceEvent[] {
  const { trace, profile } = world;
  const into = regionAt(world, link.to);
  const from = regionAt(world, link.from);
  const told: Reason[] = [];
  const bytes = usedBytes(from);
  mergeRegion(into, from, { profile, reasons: tellingInto(trace, told) });
  finishResync(link, logAt(world, link.from), world.nowMs);
  const traffic = trafficOf(world, link.from, link.to);
  traffic.fullSyncs++;
  traffic.fullSyncBytes += bytes;
  world.syncedWith[link.to] = 'merge';
  const disk = world.disks[link.to];
  if (disk !== undefined) rewriteDisk(disk, into);
  const event = fullSyncEvent(world, link, reason, bytes, told);
  return [...event, ...resyncWhereNeeded(world), ...settleMembers(world)];
}

function fullSyncEvent(
  world: World,
  link: Link,
  reason: ResyncReason | 'asked',
  bytes: number,
  reasons: readonly Reason[],
): readonly TraceEvent[] {
  const { trace } = world;
  if (trace === undefined) return NO_EVENTS;
  const region = regionAt(world, link.to);
  const from = regionAt(world, link.from).name;
  const id = trace.nextId++;
  const causes = causesOf(trace.links.get(`${from}>${region.name}`));
  const keys = region.keys.keys();
  for (const key of keys) trace.touched.set(placeName(region.name, key), id);
  const shown = showKeys(world, link.to, keys);
  const common = { kind: 'full-sync', id, t: world.nowMs, causes, region: region.name } as const;
  return [{ ...common, from, reason, bytes, shown, reasons }];
}
