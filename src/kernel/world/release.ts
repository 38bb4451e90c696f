/**
 * Regions that wait for something: stale and joining ones until they have synced, leaving ones until
 * everything they wrote has been passed on. Asked after everything that could end such a wait.
 */
import { waiting, isCut, type Link } from '../network/index.ts';
import type { RegionEvent, TraceEvent } from '../trace/index.ts';
import { rewriteDisk } from './disk.ts';
import { logAt, NO_EVENTS, regionAt } from './party.ts';
import { isMember, isSyncing, regionChart, type RegionSignal } from './region-chart.ts';
import { resyncWhereNeeded } from './resync.ts';
import { causesOf } from './tracer.ts';
import type { World } from './world.ts';

/** Releases and removes whichever region need not wait any longer. */
export function settleMembers(world: World): readonly TraceEvent[] {
  let isAny = false;
  for (const status of world.status) {
    if (status === 'stale' || status === 'joining' || status === 'leaving') isAny = true;
  }
  if (!isAny) return NO_EVENTS;
  const events: TraceEvent[] = [];
  for (let index = 0; index < world.regions.length; index++) {
    const status = world.status[index];
    const isBack = status === 'stale' || status === 'joining';
    if (isBack && hasSynced(world, index)) events.push(...release(world, index));
    if (status === 'leaving' && hasPassedOnAll(world, index)) events.push(...leave(world, index));
  }
  return events;
}

/** Drives the region's chart; false when its state does not take the signal. */
export function signalRegion(world: World, index: number, signal: RegionSignal): boolean {
  const state = world.status[index];
  const next = state === undefined ? undefined : regionChart.after(state, signal);
  if (next !== undefined) world.status[index] = next;
  return next !== undefined;
}

/** STL-3: synced from all peers it can reach; a region that reaches nobody cannot know enough. */
function hasSynced(world: World, index: number): boolean {
  const peers = world.links.filter(({ from, to }) => to === index && isMember(world.status[from]));
  if (peers.length === 0) return true;
  const reachable = peers.filter((link) => isSyncing(world.status[link.from]) && !isCut(link));
  return reachable.length > 0 && reachable.every(({ state }) => state.sync === 'streaming');
}

/** MEM-2. */
function hasPassedOnAll(world: World, index: number): boolean {
  const isDone = (link: Link): boolean =>
    link.state.sync === 'streaming' && waiting(link, logAt(world, link.from)) === 0;
  return world.links.every(
    (link) => link.from !== index || !isMember(world.status[link.to]) || isDone(link),
  );
}

function release(world: World, index: number): readonly TraceEvent[] {
  signalRegion(world, index, 'release');
  const isRenamed = takeNewIdIfNeeded(world, index);
  const disk = world.disks[index];
  if (disk !== undefined && isRenamed) rewriteDisk(disk, regionAt(world, index));
  const events = [...releaseEvent(world, index)];
  if (isRenamed) events.push(...resyncWhereNeeded(world));
  return events;
}

/**
 * A dot is never used twice (STL-3). Where the region has learned every number again that it ever
 * gave, it goes on counting; where some are lost, or held by a peer it could not reach, it goes on
 * as a new instance.
 */
function takeNewIdIfNeeded(world: World, index: number): boolean {
  const region = regionAt(world, index);
  const issued = world.issued[index] ?? 0;
  world.issued[index] = 0;
  if ((region.clock[region.id] ?? 0) >= issued) return false;
  const adopted = [...region.adopted, region.id];
  world.regions[index] = { ...region, id: world.nextInstance, adopted };
  world.nextInstance++;
  return true;
}

function releaseEvent(world: World, index: number): readonly TraceEvent[] {
  const { trace } = world;
  if (trace === undefined) return NO_EVENTS;
  const { name, id: instance } = regionAt(world, index);
  const causes = causesOf(trace.lives.get(name));
  const byMerge = world.syncedWith[index] === 'merge';
  const id = trace.nextId++;
  const common = { kind: 'release', id, t: world.nowMs, causes, region: name } as const;
  return [{ ...common, instance, amount: 0, byMerge, shown: [] }];
}

function leave(world: World, index: number): readonly TraceEvent[] {
  signalRegion(world, index, 'drained');
  adoptExpiries(world, index);
  return [...regionEvent(world, 'left', index, 0), ...resyncWhereNeeded(world)];
}

/** EXP-12: the removed owner's expiries pass to the smallest surviving instance. */
export function adoptExpiries(world: World, removed: number): void {
  if (world.profile.switches.ownerLost !== 'passes-to-smallest-id') return;
  const survivors = world.regions.filter((_, index) => isMember(world.status[index]));
  const [heir] = survivors.sort((left, right) => left.id - right.id);
  const lost = regionAt(world, removed);
  if (heir === undefined) return;
  heir.adopted.push(lost.id, ...lost.adopted);
  heir.nextCheckMs = -Infinity;
}

export function regionEvent(
  world: World,
  kind: RegionEvent['kind'],
  index: number,
  amount: number,
): readonly TraceEvent[] {
  const { trace } = world;
  if (trace === undefined) return NO_EVENTS;
  const region = regionAt(world, index).name;
  const causes = kind === 'left' ? causesOf(trace.lives.get(region)) : [];
  const id = trace.nextId++;
  if (kind === 'leave') trace.lives.set(region, id);
  return [{ kind, id, t: world.nowMs, causes, region, amount }];
}
