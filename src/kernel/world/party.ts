/** Whom a choice is about: regions and their logs by name or index, and what runs there needs. */
import {
  invariant,
  scriptedChooser,
  seededChooser,
  showName,
  UsageError,
  type ErrorReply,
} from '../base/index.ts';
import { READ_ONLY_JOINING, READ_ONLY_LEAVING, READ_ONLY_STALE } from '../commands/index.ts';
import { countRow, type Log } from '../network/index.ts';
import {
  recordEffect,
  type Effect,
  type Instant,
  type Reasons,
  type Region,
} from '../region/index.ts';
import type { TraceEvent } from '../trace/index.ts';
import { approximateBytes } from './approximate-bytes.ts';
import { noteEffect } from './disk.ts';
import type { RegionState } from './region-chart.ts';
import { changesKey, dotName, placeName } from './tracer.ts';
import { effectsOf, wallMsOf, type Batch, type Sent, type World } from './world.ts';

export const NO_EVENTS: readonly TraceEvent[] = [];

export function indexOf(world: World, name: string): number {
  const { regions } = world;
  for (let index = 0; index < regions.length; index++) {
    if (regions[index]?.name === name) return index;
  }
  const names = regions.map((region) => region.name).join(', ');
  throw new UsageError(`no region is called ${showName(name)}; there are: ${names}`);
}

export function regionAt(world: World, index: number): Region {
  const region = world.regions[index];
  invariant(region !== undefined, 'a region at every index');
  return region;
}

export function logAt(world: World, index: number): Log<Sent> {
  const log = world.logs[index];
  invariant(log !== undefined, 'a log for every region');
  return log;
}

/** What runs now in a region; where `picks` are given, they are what it draws. */
export function instantAt(
  world: World,
  index: number,
  reasons: Reasons,
  picks?: readonly number[],
): Instant {
  const script = picks === undefined ? undefined : scriptedChooser(picks);
  return new WorldInstant(world, index, reasons, script);
}

/** One is made per command: what it tells is found when asked for. */
class WorldInstant implements Instant {
  readonly reasons: Instant['reasons'];
  readonly #world: World;
  readonly #index: number;
  readonly #script: Instant['chooser'] | undefined;

  constructor(
    world: World,
    index: number,
    reasons: Instant['reasons'],
    script: Instant['chooser'] | undefined,
  ) {
    this.reasons = reasons;
    this.#world = world;
    this.#index = index;
    this.#script = script;
  }

  get wallMs(): number {
    return wallMsOf(this.#world, this.#index);
  }

  get profile(): Instant['profile'] {
    return this.#world.profile;
  }

  get refusesWrites(): ErrorReply | undefined {
    return refusalOf(this.#world, this.#index);
  }

  get chooser(): Instant['chooser'] {
    return this.#script ?? seededChooser(this.#world.random);
  }
}

/** What a region answers to a write that its state forbids (STL-1, MEM-1, MEM-2). */
const READ_ONLY: ReadonlyMap<RegionState, ErrorReply> = new Map([
  ['stale', READ_ONLY_STALE],
  ['joining', READ_ONLY_JOINING],
  ['leaving', READ_ONLY_LEAVING],
]);

function refusalOf({ status }: World, index: number): ErrorReply | undefined {
  const state = status[index];
  return state === 'running' || state === undefined ? undefined : READ_ONLY.get(state);
}

/** Queues a batch for the other regions (hop 6). */
export function append(world: World, index: number, batch: Batch): void {
  const [first] = batch;
  if (first === undefined || batch.length > 1) send(world, index, batch, undefined);
  else send(world, index, first, changesKey(first) ? world.names.placeOf(first.key) : undefined);
}

/** The same for whoever knows where the key of a lone effect stands in every region. */
export function send(world: World, index: number, sent: Sent, place: number | undefined): void {
  const log = logAt(world, index);
  log.rows.push({ sentMs: world.nowMs, payload: sent, place });
  if (log.backlog !== undefined) countRow(log.backlog, approximateBytes(effectsOf(sent)));
}

/** Notes in the region's file what was just applied in its memory. */
export function note(world: World, index: number, effects: readonly Effect[]): void {
  const disk = world.disks[index];
  if (disk === undefined) return;
  for (const effect of effects) noteEffect(disk, effect, world.nowMs, world.profile);
}

/** Notes which event made these effects and touched these keys here. */
export function remember(
  world: World,
  index: number,
  id: number,
  effects: readonly Effect[],
): void {
  const { trace } = world;
  if (trace === undefined) return;
  const name = regionAt(world, index).name;
  for (const effect of effects) {
    trace.dots.set(dotName(effect), id);
    if (!changesKey(effect)) continue;
    recordEffect(trace.history, effect);
    trace.touched.set(placeName(name, effect.key), id);
  }
}
