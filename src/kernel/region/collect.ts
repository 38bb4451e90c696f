/**
 * Garbage collection of tombstones and removal contexts (GC-1…3). A context may be forgotten when
 * every instance has observed what it covers: the pointwise minimum of all their clocks, as far as
 * this region has heard. An instance that is not heard from holds everything back.
 */
import { dominates, meetClock, NO_CLOCK, type Clock, type InstanceId } from '../causality/index.ts';
import { collectedExpiry, dataType, type Stable } from '../crdt/index.ts';
import type { Profile } from '../profile.ts';
import { settleEntry } from './apply.ts';
import { collectLone } from './lone-write.ts';
import { tombstonesOf } from './memory.ts';
import type { KeyState, Region } from './state.ts';

/** What every member is known to have observed. */
export function stableClock(region: Region, members: readonly InstanceId[]): Clock {
  const stable = [...region.clock];
  for (const id of members) if (id !== region.id) meetClock(stable, region.heard[id] ?? []);
  return stable;
}

/** Forgets what is stable; returns how many tombstones went. */
export function collectRegion(region: Region, stable: Stable, profile: Profile): number {
  // With everything here stable there will be nothing left that a later round could forget.
  const isLast = stable.isQuiet && dominates(stable.clock, region.clock);
  collectLone(region, isLast);
  let collected = 0;
  for (const place of region.uncollected) {
    const entry = region.keys.at(place);
    if (entry?.value !== undefined || entry === undefined) continue;
    const before = tombstonesOf(entry);
    collectKey(entry, stable);
    settleEntry(region, place, entry, profile);
    if (before > 0) {
      collected += before - tombstonesOf(entry);
      region.stats.collectionsTried += before;
    }
  }
  if (isLast) {
    for (const place of region.uncollected) region.isUncollected[place] = false;
    region.uncollected.length = 0;
    region.collected = [...region.clock];
  }
  region.stats.collected += collected;
  return collected;
}

function collectKey(entry: KeyState, stable: Stable): void {
  for (let header = entry.headers; header !== undefined; header = header.next) {
    dataType(header.type).collect(header, stable);
  }
  if (entry.expiry !== undefined) entry.expiry = collectedExpiry(entry.expiry, stable);
  if (dominates(stable.clock, entry.removed)) entry.removed = NO_CLOCK;
}
