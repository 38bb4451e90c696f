/**
 * A world: regions, the links between them, and virtual time. Plain data, so that it can be
 * copied, compared, hashed and drafted; everything that happens to it is a choice given to the
 * door (`step`).
 */
import type { RandomState } from '../base/index.ts';
import type { InstanceId } from '../causality/index.ts';
import type { Link, Log, Traffic, Weather } from '../network/index.ts';
import type { Profile } from '../profile.ts';
import type { Effect, KeyNames, Region } from '../region/index.ts';
import type { Disk, Persistence } from './disk.ts';
import type { RegionState } from './region-chart.ts';
import type { TraceState } from './trace-state.ts';

/** The effects of one command, delivered as one. */
export type Batch = readonly Effect[];

/** What a log row carries: a batch, or the only effect of one, which most commands come to. */
export type Sent = Effect | Batch;

export const effectsOf = (sent: Sent): Batch => (isBatch(sent) ? sent : [sent]);

export const isBatch = (sent: Sent): sent is Batch => Array.isArray(sent);

export type World = {
  readonly profile: Profile;
  readonly seed: number;
  /** Epoch ms of virtual time zero. */
  readonly startMs: number;
  /** `manual`: links deliver only when told to; time moves only the clocks and expiries. */
  readonly delivery: 'timed' | 'manual';
  /** Virtual ms since the start. */
  nowMs: number;
  readonly regions: Region[];
  /** Of all keys that any region ever had. */
  readonly names: KeyNames;
  /** Per region: its wall clock minus virtual time, ms, when drift last began to count. */
  readonly skewMs: number[];
  /** Per region: how its clock runs; `undefined` where it runs right. */
  readonly drift: (Drift | undefined)[];
  /** Per region: what it produced, in order. */
  readonly logs: Log<Sent>[];
  /** One per ordered pair of regions, by sender then receiver. */
  readonly links: Link[];
  /** Per region: its state as a member. */
  readonly status: RegionState[];
  /** Per region: what a crash leaves. */
  readonly persistence: Persistence[];
  /** Per region: its file, where it may be behind what the region holds. */
  readonly disks: (Disk | undefined)[];
  /** Regions that are being linked, by index, and the virtual ms at which each is (MEM-5). */
  readonly linking: Map<number, number>;
  /** Per region: how many writes it had named when it crashed, if it lost some of them. */
  readonly issued: number[];
  /** The id the next instance gets: ids are never used twice (CLK-8). */
  nextInstance: InstanceId;
  /** What a region that comes is given, with the links it brings. */
  readonly newcomers: Newcomers;
  readonly random: RandomState;
  /** What was counted on each link, by `from>to` indexes, once there was something to count. */
  readonly traffic: Map<string, Traffic>;
  /** Per region: how it last caught up after it came back or joined (STL-2). */
  readonly syncedWith: ('effects' | 'merge')[];
  /** Present while somebody listens: what the next event needs to name its causes. */
  trace: TraceState | undefined;
};

export type Newcomers = {
  readonly latencyMs: number;
  readonly weather: Weather | undefined;
  readonly persistence: Persistence;
  /** How long linking a region takes, ms, in which it answers nobody. */
  readonly linkingMs: number;
  /** Bytes of what each region produced that it keeps for its peers; `undefined`: all (REP-3). */
  readonly backlogBytes: number | undefined;
};

/** A clock that runs too fast (above zero) or too slow, in millionths, since an instant. */
export type Drift = { readonly ppm: number; readonly sinceMs: number };

/** The region's own wall clock, epoch ms (CLK-5: raw, uncorrected). */
export function wallMsOf(world: World, index: number): number {
  return world.startMs + world.nowMs + skewMsOf(world, index);
}

/** The region's wall clock minus virtual time, now. */
export function skewMsOf({ skewMs, drift, nowMs }: World, index: number): number {
  const steady = skewMs[index] ?? 0;
  const drifting = drift[index];
  if (drifting === undefined) return steady;
  return steady + gainedMs(drifting, nowMs);
}

const gainedMs = ({ ppm, sinceMs }: Drift, nowMs: number): number =>
  Math.floor(((nowMs - sinceMs) * ppm) / 1_000_000);

/** The first virtual ms, from now on, at which the region's clock reads `wallMs` or more. */
export function virtualMsOf(world: World, index: number, wallMs: number): number {
  const { nowMs } = world;
  const aheadMs = wallMs - wallMsOf(world, index);
  if (aheadMs <= 0) return nowMs;
  const drifting = world.drift[index];
  if (drifting === undefined) return nowMs + aheadMs;
  const reads = (atMs: number): number =>
    world.startMs + atMs + (world.skewMs[index] ?? 0) + gainedMs(drifting, atMs);
  let atMs = nowMs + Math.floor((aheadMs * 1_000_000) / (1_000_000 + drifting.ppm));
  while (atMs > nowMs && reads(atMs - 1) >= wallMs) atMs--;
  while (reads(atMs) < wallMs) atMs++;
  return atMs;
}

export function linkBetween(world: World, from: number, to: number): Link | undefined {
  return world.links.find((link) => link.from === from && link.to === to);
}
