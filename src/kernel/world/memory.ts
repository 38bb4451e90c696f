/**
 * Memory as something that happens to a world: eviction before a write that grows, the moment a
 * region runs out of memory, and the moment it comes back. A region without a bound is left at once.
 *
 * Rules: EVI-2 (eviction is a replicated delete), EVI-3 (it begins at 80 % and goes on while what
 * is counted stays there), EVI-4 (what was evicted is counted until it is collected), OOM-1 and
 * OOM-2 (out of memory, replication to the region waits and a collection is tried), OOM-3 (it goes
 * on by itself once there is room).
 */
import { findCommand, type Argv } from '../commands/index.ts';
import {
  boundLater,
  isStillFull,
  isUnderPressure,
  nextVictim,
  noteUse,
  turnOfMemory,
  type Region,
} from '../region/index.ts';
import { isCut } from '../network/index.ts';
import type { TraceEvent } from '../trace/index.ts';
import type { Choice } from './choice.ts';
import { isOpen } from './choices.ts';
import { performCollection } from './collection.ts';
import { performFullSync } from './full-sync.ts';
import { indexOf, instantAt, NO_EVENTS, regionAt } from './party.ts';
import { mayWrite } from './region-chart.ts';
import { regionEvent } from './release.ts';
import { performEviction } from './removals.ts';
import type { World } from './world.ts';

/** Before a command runs at a region. */
export function relieveMemory(world: World, index: number, argv: Argv): readonly TraceEvent[] {
  const { memory } = regionAt(world, index);
  if (memory === undefined) return NO_EVENTS;
  noteUse(memory, argv);
  const turned = memory.isOut ? [...performCollection(world), ...turnMemory(world, index)] : [];
  return grows(argv) ? [...turned, ...makeRoom(world, index)] : turned;
}

const grows = (argv: Argv): boolean => {
  const spec = findCommand(argv[0] ?? '');
  return spec?.flags.includes('denyoom') === true || spec?.name === 'exec';
};

/** After anything changed a region: makes room, or runs out of it. */
export function settleMemory(world: World, index: number): readonly TraceEvent[] {
  if (regionAt(world, index).memory === undefined) return NO_EVENTS;
  return [...makeRoom(world, index), ...turnMemory(world, index)];
}

/**
 * One key goes at every growing write while enough is counted that eviction goes on; more go until
 * what the keys themselves cost is below the mark.
 */
function makeRoom(world: World, index: number): readonly TraceEvent[] {
  const region = regionAt(world, index);
  const { memory } = region;
  const mayEvict = memory !== undefined && memory.policy !== 'noeviction';
  if (!mayEvict || !mayWrite(world.status[index]) || !isUnderPressure(region, memory)) {
    return NO_EVENTS;
  }
  const events = [...performCollection(world)];
  if (!isUnderPressure(region, memory)) return events;
  do {
    const key = nextVictim(region, memory, instantAt(world, index, undefined));
    if (key === undefined) break;
    region.stats.evicted++;
    events.push(...performEviction(world, { kind: 'evict', region: region.name, key }));
  } while (isStillFull(region, memory));
  return events;
}

/** Notes that the region went out of memory, or came back. */
export function turnMemory(world: World, index: number): readonly TraceEvent[] {
  const region = regionAt(world, index);
  const { memory } = region;
  const turned = memory === undefined ? undefined : turnOfMemory(region, memory);
  if (memory === undefined || turned === undefined) return NO_EVENTS;
  if (turned === 'back') return back(world, index, region);
  const events = [
    ...regionEvent(world, 'out-of-memory', index, memory.maxmemory),
    ...performCollection(world),
  ];
  return turnOfMemory(region, memory) === 'back'
    ? [...events, ...back(world, index, region)]
    : events;
}

/** OOM-2: a member that was offline is reconciled in full with every peer in reach. */
function back(world: World, index: number, { memory }: Region): readonly TraceEvent[] {
  const events = regionEvent(world, 'memory-back', index, memory?.maxmemory ?? 0);
  if (world.profile.switches.oomMode === 'writes-fail') return events;
  const inReach = world.links.filter(
    (link) => link.to === index && !isCut(link) && isOpen(world, link.from, index),
  );
  return [...events, ...inReach.flatMap((link) => performFullSync(world, link, 'asked'))];
}

export function performMaxmemory(
  world: World,
  { region: name, bytes }: Extract<Choice, { kind: 'maxmemory' }>,
): readonly TraceEvent[] {
  const index = indexOf(world, name);
  const region = regionAt(world, index);
  if (region.memory === undefined) region.memory = boundLater(region, bytes);
  else region.memory.maxmemory = bytes;
  return [...regionEvent(world, 'maxmemory', index, bytes), ...settleMemory(world, index)];
}
