/**
 * Regions as members of the database: they crash, restart, join, leave, are removed by force
 * (REP-10, STL-1…3, MEM-1…5). What is wrong is refused before anything changes.
 */
import { regionsEverMax, regionsMax, requireUse, type ByteString } from '../base/index.ts';
import { forgetRows, finishResync, isCut, resyncLink } from '../network/index.ts';
import { closeConnections, createMemory, createRegion, type Region } from '../region/index.ts';
import type { LifeEvent, TraceEvent } from '../trace/index.ts';
import { addRegion } from './add-region.ts';
import { restoreRegion, rewriteDisk, syncDisk } from './disk.ts';
import { indexOf, logAt, NO_EVENTS, regionAt } from './party.ts';
import { isMember, isSyncing } from './region-chart.ts';
import { isRegionName, REGION_NAME_RULE } from './region-name.ts';
import { adoptExpiries, regionEvent, settleMembers, signalRegion } from './release.ts';
import { connect, resyncWhereNeeded } from './resync.ts';
import { causesOf, showKeys } from './tracer.ts';
import type { World } from './world.ts';

export function performCrash(world: World, name: string): readonly TraceEvent[] {
  const index = indexOf(world, name);
  const before = regionAt(world, index);
  const status = world.status[index];
  requireUse(isMember(status), `region '${name}' was removed and cannot crash`);
  requireUse(status !== 'linking', `region '${name}' is being linked and cannot crash`);
  requireUse(signalRegion(world, index, 'crash'), `region '${name}' is already down`);
  closeConnections(before);
  const lost = loseMemory(world, index);
  const changed = regionAt(world, index) === before ? [] : before.keys.keys();
  return [...lifeEvent(world, 'crash', index, lost, changed), ...settleMembers(world)];
}

/** What is left is what the file had; returns how many of its own writes the region lost. */
function loseMemory(world: World, index: number): number {
  const before = regionAt(world, index);
  const after = survivorOf(world, index);
  if (after === before) return 0;
  world.regions[index] = after;
  const issued = before.clock[before.id] ?? 0;
  world.issued[index] = Math.max(world.issued[index] ?? 0, issued);
  forgetRows(logAt(world, index));
  for (const link of world.links) {
    const isOwn = link.from === index || link.to === index;
    if (isOwn) resyncLink(link, 'restart', world.nowMs);
  }
  return issued - (after.clock[after.id] ?? 0);
}

/** The region as a crash leaves it: itself where nothing was lost. */
function survivorOf(world: World, index: number): Region {
  const region = regionAt(world, index);
  const disk = world.disks[index];
  if (disk !== undefined) {
    syncDisk(disk, world.nowMs, world.profile);
    return disk.unsynced.length === 0 ? region : restoreRegion(disk, region);
  }
  if (world.persistence[index] !== 'none' || region.clock.length === 0) return region;
  const { adopted, inbox } = region;
  return {
    ...createRegion(region.id, region.name, world.names),
    adopted,
    inbox,
    memory: emptied(region),
  };
}

/** The same bound, with nothing counted against it. */
const emptied = ({ memory }: Region): Region['memory'] =>
  memory && createMemory(memory.maxmemory, memory.policy, memory.reservePercent);

export function performRestart(world: World, name: string): readonly TraceEvent[] {
  const index = indexOf(world, name);
  const region = regionAt(world, index);
  const status = world.status[index];
  requireUse(isMember(status), `region '${name}' was removed and cannot restart`);
  requireUse(status !== 'linking', `region '${name}' is being linked and cannot restart`);
  const isDown = status === 'down' || status === 'interrupted';
  requireUse(isDown, `region '${name}' is running`);
  signalRegion(world, index, 'restart');
  // STL-2: an instance without any write of its own is never stale.
  const hasWritten = (region.clock[region.id] ?? 0) > 0 || (world.issued[index] ?? 0) > 0;
  if (status === 'down' && !hasWritten) signalRegion(world, index, 'release');
  world.syncedWith[index] = 'effects';
  const shown = (world.issued[index] ?? 0) > 0 ? region.keys.keys() : [];
  const events: TraceEvent[] = [...lifeEvent(world, 'restart', index, 0, shown)];
  for (const link of world.links) {
    if (!isMember(world.status[link.from]) || !isMember(world.status[link.to])) continue;
    if (link.to === index) events.push(...connect(world, link, 'resume'));
    else if (link.from === index) events.push(...connect(world, link, 'continue'));
  }
  return [...events, ...settleMembers(world)];
}

export function performForcedRemoval(world: World, name: string): readonly TraceEvent[] {
  const index = indexOf(world, name);
  requireUse(isMember(world.status[index]), `region '${name}' was removed already`);
  requireUse(somebodyStays(world, index), `region '${name}' is the last one and cannot be removed`);
  signalRegion(world, index, 'force-remove');
  adoptExpiries(world, index);
  const events = regionEvent(world, 'force-remove', index, 0);
  return [...events, ...resyncWhereNeeded(world), ...settleMembers(world)];
}

/** MEM-2: fails without connectivity; the region goes when all it wrote has been passed on. */
export function performRemoval(world: World, name: string): readonly TraceEvent[] {
  const index = indexOf(world, name);
  const status = world.status[index];
  requireUse(
    status === 'running',
    `region '${name}' is ${String(status)}; only a running region can be removed gracefully`,
  );
  requireUse(somebodyStays(world, index), `region '${name}' is the last one and cannot be removed`);
  for (const link of world.links) {
    if (link.from !== index || !isMember(world.status[link.to])) continue;
    const other = regionAt(world, link.to).name;
    const isOpen = isSyncing(world.status[link.to]) && !isCut(link);
    requireUse(
      isOpen,
      `region '${name}' cannot pass on its writes to '${other}': heal the link and restart the region, or remove it by force`,
    );
  }
  signalRegion(world, index, 'leave');
  return [...regionEvent(world, 'leave', index, 0), ...settleMembers(world)];
}

/** MEM-1; one that was removed comes back as a new instance, without its data (MEM-3, MEM-5). */
export function performJoin(world: World, name: string): readonly TraceEvent[] {
  const known = world.regions.findIndex((region) => region.name === name);
  requireUse(
    known === -1 || !isMember(world.status[known]),
    `region '${name}' is a member already`,
  );
  requireUse(
    membersOf(world) < regionsMax,
    `a database has at most ${String(regionsMax)} regions; '${name}' would be one more`,
  );
  requireReadyMembers(world, name, known);
  const before = known === -1 ? [] : regionAt(world, known).keys.keys();
  const index = known === -1 ? addNamed(world, name) : known;
  if (known !== -1) beginAnew(world, index, name);
  const { linkingMs } = world.newcomers;
  if (linkingMs === 0) {
    signalRegion(world, index, 'join');
    return connectNewcomer(world, index, before);
  }
  signalRegion(world, index, 'link');
  world.linking.set(index, world.nowMs + linkingMs);
  return regionEvent(world, 'linking', index, linkingMs);
}

/** MEM-5: regions that were being linked and are by now take part, beginning with reads (MEM-1). */
export function performLinked(world: World): readonly TraceEvent[] {
  if (world.linking.size === 0) return NO_EVENTS;
  const events: TraceEvent[] = [];
  for (const [index, atMs] of world.linking) {
    if (atMs > world.nowMs) continue;
    world.linking.delete(index);
    if (signalRegion(world, index, 'linked')) events.push(...connectNewcomer(world, index, []));
  }
  return events;
}

/** Whole states are on their way to it; `before` are the keys that it had. */
function connectNewcomer(
  world: World,
  index: number,
  before: readonly ByteString[],
): readonly TraceEvent[] {
  world.syncedWith[index] = 'effects';
  for (const link of world.links) {
    const isMemberLink = isMember(world.status[link.from]) && isMember(world.status[link.to]);
    if (link.from === index) finishResync(link, logAt(world, index), world.nowMs);
    else if (link.to === index && isMemberLink) resyncLink(link, 'join', world.nowMs);
  }
  return [...lifeEvent(world, 'join', index, 0, before), ...settleMembers(world)];
}

/** Without this region there is a member left that is not leaving too. */
function somebodyStays({ status }: World, without: number): boolean {
  return status.some((state, index) => index !== without && isMember(state) && state !== 'leaving');
}

function membersOf(world: World): number {
  return world.status.filter(isMember).length;
}

function requireReadyMembers(world: World, name: string, known: number): void {
  for (const [index, status] of world.status.entries()) {
    if (!isMember(status)) continue;
    const member = regionAt(world, index).name;
    requireUse(
      status === 'running',
      `'${name}' can join when all members are online and syncing; '${member}' is ${status}`,
    );
  }
  const takesPart = (index: number): boolean => isMember(world.status[index]) || index === known;
  for (const link of world.links) {
    if (!takesPart(link.from) || !takesPart(link.to)) continue;
    const isNew = link.from === known || link.to === known;
    const isSynced = !isCut(link) && (isNew || link.state.sync === 'streaming');
    const route = `${regionAt(world, link.from).name} → ${regionAt(world, link.to).name}`;
    requireUse(isSynced, `'${name}' can join when all members are syncing; ${route} is not`);
  }
}

function addNamed(world: World, name: string): number {
  requireUse(isRegionName(name), `a region's name ${REGION_NAME_RULE}; '${name}' has not`);
  requireUse(
    world.regions.length < regionsEverMax,
    `one run has at most ${String(regionsEverMax)} regions, those removed included`,
  );
  return addRegion(world, name);
}

/** The slot of a removed region, for its next instance. */
function beginAnew(world: World, index: number, name: string): void {
  const before = regionAt(world, index);
  const region = {
    ...createRegion(world.nextInstance, name, world.names),
    memory: emptied(before),
  };
  world.nextInstance++;
  world.regions[index] = region;
  world.issued[index] = 0;
  forgetRows(logAt(world, index));
  const disk = world.disks[index];
  if (disk !== undefined) rewriteDisk(disk, region);
}

function lifeEvent(
  world: World,
  kind: 'crash' | 'restart' | 'join',
  index: number,
  amount: number,
  keys: readonly ByteString[],
): readonly LifeEvent[] {
  const { trace } = world;
  if (trace === undefined) return NO_LIFE;
  const { name, id: instance } = regionAt(world, index);
  const id = trace.nextId++;
  const causes = causesOf(trace.lives.get(name));
  trace.lives.set(name, id);
  const shown = showKeys(world, index, keys);
  const common = { kind, id, t: world.nowMs, causes, region: name, instance } as const;
  return [{ ...common, amount, byMerge: false, shown }];
}

const NO_LIFE: readonly LifeEvent[] = [];
