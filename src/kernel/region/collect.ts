/**
 * Garbage collection of tombstones and removal contexts (GC-1…3). A context may be forgotten when
 * every instance has observed what it covers: the pointwise minimum of all their clocks, as far as
 * this region has heard. An instance that is not heard from holds everything back.
 */
import { dominates, meetClock, NO_CLOCK, type Clock, type InstanceId } from '../causality/index.ts';
import { collectedExpiry, dataType, stringType, type Stable } from '../crdt/index.ts';
import type { Profile } from '../profile.ts';
import { settleEntry } from './apply.ts';
import { NO_PLACE } from './keyspace.ts';
import { collectLone } from './lone-write.ts';
import { tombstonesOf } from './memory.ts';
import { isBare, onlyHeader, type KeyState, type Region } from './state.ts';

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
  const { uncollected } = region;
  for (let at = 0; at < uncollected.count; at++) {
    const place = uncollected.places[at] ?? NO_PLACE;
    const entry = region.keys.at(place);
    if (typeof entry === 'string' || entry === undefined) continue;
    if (collectCounter(entry, stable)) continue;
    const before = tombstonesOf(entry);
    collectKey(entry, stable);
    settleEntry(region, place, entry, profile);
    if (before > 0) {
      collected += before - tombstonesOf(entry);
      region.stats.collectionsTried += before;
    }
  }
  if (isLast) {
    for (let at = 0; at < uncollected.count; at++) {
      region.isUncollected[uncollected.places[at] ?? NO_PLACE] = false;
    }
    uncollected.count = 0;
    region.collected = [...region.clock];
  }
  region.stats.collected += collected;
  return collected;
}

/** The same in short for what shows increments, before and after: no tombstone, and nothing to drop. */
function collectCounter(entry: KeyState, stable: Stable): boolean {
  const header = onlyHeader(entry);
  if (header?.type !== 'string' || header.tallies === undefined || !isBare(entry)) return false;
  stringType.collect(header, stable);
  return true;
}

function collectKey(entry: KeyState, stable: Stable): void {
  for (let header = entry.headers; header !== undefined; header = header.next) {
    dataType(header.type).collect(header, stable);
  }
  if (entry.expiry !== undefined) entry.expiry = collectedExpiry(entry.expiry, stable);
  if (dominates(stable.clock, entry.removed)) entry.removed = NO_CLOCK;
}
