/**
 * What a region's file holds while it lags behind the region's memory. With `always` the file is
 * the memory, with `none` there is no file; only `everysec` needs one here. It is synced at the
 * full seconds of virtual time: a crash loses what came since the last of them.
 *
 * The file is a region that lags: what arrives is noted, and applied to it when its second is over,
 * by the same `receive` that every effect goes through. It costs twice the work of `always`, and
 * nothing where it is not asked for. A full sync rewrites the file, as does a removal of tombstones.
 */
import { copyData } from '../base/index.ts';
import type { Clock } from '../causality/index.ts';
import type { Profile } from '../profile.ts';
import { quietly, receive, type Effect, type Region } from '../region/index.ts';

export const PERSISTENCES = ['none', 'everysec', 'always'] as const;

/** `none` is what Azure offers beside geo-replication. */
export type Persistence = (typeof PERSISTENCES)[number];

export const isPersistence = (word: unknown): word is Persistence =>
  PERSISTENCES.some((known) => known === word);

export type Disk = {
  /** The region as the file has it. */
  image: Region;
  /** What came in the second that is not over, in order. */
  unsynced: Effect[];
  /** That second, counted from the beginning. */
  second: number;
};

export function createDisk(region: Region, nowMs: number): Disk {
  return { image: copyOf(region), unsynced: [], second: secondOf(nowMs) };
}

const secondOf = (nowMs: number): number => Math.floor(nowMs / 1000);

/** A copy without its connections and what they received, which no file holds. */
function copyOf(region: Region): Region {
  return copyData({ ...region, sessions: new Map(), subscribers: new Map(), inbox: [] });
}

/** Notes an effect that was just applied in memory. */
export function noteEffect(disk: Disk, effect: Effect, nowMs: number, profile: Profile): void {
  syncDisk(disk, nowMs, profile);
  disk.unsynced.push(effect);
}

/** Brings the file up to the last full second. */
export function syncDisk(disk: Disk, nowMs: number, profile: Profile): void {
  const second = secondOf(nowMs);
  if (second === disk.second) return;
  disk.second = second;
  for (const effect of disk.unsynced) receive(disk.image, effect, quietly(profile));
  disk.unsynced = [];
}

/** The file is written anew from memory. */
export function rewriteDisk(disk: Disk, region: Region): void {
  disk.image = copyOf(region);
  disk.unsynced = [];
}

/** What a crash leaves of the region: the file, under the configuration it had in memory. What
 * clients received stays received. */
export function restoreRegion(disk: Disk, before: Region): Region {
  disk.unsynced = [];
  return { ...copyOf(disk.image), adopted: before.adopted, inbox: before.inbox };
}

/** What would survive a crash now. */
export function durableClock(disk: Disk, nowMs: number, profile: Profile): Clock {
  syncDisk(disk, nowMs, profile);
  return disk.image.clock;
}

/** True when a crash now would lose something. */
export function isBehind(disk: Disk, nowMs: number, profile: Profile): boolean {
  syncDisk(disk, nowMs, profile);
  return disk.unsynced.length > 0;
}
