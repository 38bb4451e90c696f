/**
 * A region's memory: what its keys cost, the bound on it, and who has to go. A region without a
 * bound (`maxmemory`) has no `memory` at all and pays nothing; with one, a key that changed is
 * measured again when somebody next asks.
 *
 * Rules. Eviction begins at 80 % of the bound (EVI-3). What a removal frees stays counted until
 * the removal is collected, because memory becomes free only once all instances are in sync
 * (EVI-4): while a key holds tombstones its account does not shrink. Above the reserve clients'
 * growing writes are refused (OOM-4); at the bound the region is out of memory (OOM-1, OOM-2),
 * until it is below the reserve again (OOM-3).
 */
import { invariant, type ByteString, type Chooser } from '../base/index.ts';
import {
  bytesOfExpiry,
  bytesOfHeader,
  dataType,
  itemsOf,
  PRICES,
  type Header,
} from '../crdt/index.ts';
import type { Profile } from '../profile.ts';
import { entriesOf, entryAt } from './lone-write.ts';
import type { EvictionPolicy, Memory } from './memory-state.ts';
import type { KeyState, Region } from './state.ts';
import { keyDeadlineMs, visibleHeader } from './visible.ts';

/** Percent of the bound at which eviction begins (EVI-3). */
const evictionPercent = 80;

export function createMemory(
  maxmemory: number,
  policy: EvictionPolicy,
  reservePercent: number,
): Memory {
  return {
    maxmemory,
    policy,
    reservePercent,
    accounts: new Map(),
    changed: new Set(),
    counted: 0,
    measured: 0,
    ticks: 0,
    isOut: false,
  };
}

/** A bound set on a region that had none: everything is measured for the first time. */
export function boundLater(region: Region, maxmemory: number): Memory {
  const memory = createMemory(maxmemory, 'noeviction', 5);
  for (const [key] of region.keys) memory.changed.add(key);
  return memory;
}

/** What one key costs here now, tombstones and removal contexts included. */
export function bytesOfKey(key: ByteString, { headers, expiry, removed }: KeyState): number {
  let bytes = PRICES.key + key.length + removed.length * PRICES.seen + bytesOfExpiry(expiry);
  for (const header of itemsOf(headers)) bytes += bytesOfHeader(header);
  return bytes;
}

/** Removed keys and elements that are still remembered under a key (GC-1). */
export function tombstonesOf({ headers, removed }: KeyState): number {
  if (headers === undefined) return removed.length > 0 ? 1 : 0;
  let count = 0;
  for (let header: Header | undefined = headers; header !== undefined; header = header.next) {
    count += dataType(header.type).tombstones(header);
  }
  return count;
}

/** All that is counted: by accounts where there is a bound, by measuring every key otherwise. */
export function usedBytes(region: Region): number {
  if (region.memory !== undefined) return measure(region, region.memory).counted;
  let bytes = 0;
  for (const [key, entry] of entriesOf(region)) bytes += bytesOfKey(key, entry);
  return bytes;
}

/** Brings the accounts up to date. */
export function measure(region: Region, memory: Memory): Memory {
  for (const key of memory.changed) measureKey(region, memory, key);
  memory.changed.clear();
  return memory;
}

function measureKey(region: Region, memory: Memory, key: ByteString): void {
  const entry = entryAt(region, key);
  const account = memory.accounts.get(key);
  if (entry === undefined) {
    memory.counted -= account?.counted ?? 0;
    memory.measured -= account?.bytes ?? 0;
    memory.accounts.delete(key);
    return;
  }
  const bytes = bytesOfKey(key, entry);
  const before = account?.counted ?? 0;
  const counted = tombstonesOf(entry) > 0 ? Math.max(bytes, before) : bytes;
  memory.counted += counted - before;
  memory.measured += bytes - (account?.bytes ?? 0);
  if (account === undefined) {
    memory.accounts.set(key, { bytes, counted, lastUse: memory.ticks, uses: 1 });
  } else {
    account.bytes = bytes;
    account.counted = counted;
  }
}

/** A command names these keys: what LRU and LFU order by. */
export function noteUse(memory: Memory, words: readonly ByteString[]): void {
  memory.ticks++;
  for (const word of words) {
    const account = memory.accounts.get(word);
    if (account === undefined) continue;
    account.lastUse = memory.ticks;
    account.uses++;
  }
}

/** EVI-3: enough is counted that eviction goes on. */
export const isUnderPressure = (region: Region, memory: Memory): boolean =>
  measure(region, memory).counted >= (memory.maxmemory * evictionPercent) / 100;

/** The same of what the keys cost now: what more evictions could still bring down. */
export const isStillFull = (region: Region, memory: Memory): boolean =>
  measure(region, memory).measured >= (memory.maxmemory * evictionPercent) / 100;

/** OOM-4: what is counted leaves only the reserve, so clients' growing writes are refused. */
export const isInReserve = (region: Region, memory: Memory): boolean =>
  measure(region, memory).counted >= memory.maxmemory * (1 - memory.reservePercent / 100);

/** Whether the region went out of memory now, or came back (OOM-1, OOM-3); undefined: neither. */
export function turnOfMemory(region: Region, memory: Memory): 'out' | 'back' | undefined {
  if (!memory.isOut && measure(region, memory).counted >= memory.maxmemory) {
    memory.isOut = true;
    return 'out';
  }
  if (!memory.isOut || isInReserve(region, memory)) return undefined;
  memory.isOut = false;
  return 'back';
}

/** The key that the policy gives up next; `undefined` when there is none left. */
export function nextVictim(
  region: Region,
  memory: Memory,
  { profile, chooser }: { readonly profile: Profile; readonly chooser: Chooser },
): ByteString | undefined {
  const { policy } = measure(region, memory);
  if (policy === 'noeviction') return undefined;
  const isCandidate = (key: ByteString): boolean => {
    const entry = entryAt(region, key);
    if (entry === undefined || visibleHeader(entry, profile) === undefined) return false;
    return policy.startsWith('allkeys') || keyDeadlineMs(entry, profile) !== undefined;
  };
  const candidates = [...memory.accounts.keys()].filter(isCandidate);
  candidates.sort((left, right) => (left < right ? -1 : 1));
  if (policy.endsWith('random')) {
    return candidates[chooser.pick(candidates.length, 'key to evict')];
  }
  const worthOf = (key: ByteString): number => worth(region, memory, profile, key);
  let least: ByteString | undefined;
  for (const key of candidates) {
    if (least === undefined || worthOf(key) < worthOf(least)) least = key;
  }
  return least;
}

/** By the policy: the time of the last use, the number of uses, or the deadline. */
function worth(region: Region, memory: Memory, profile: Profile, key: ByteString): number {
  const account = memory.accounts.get(key);
  const entry = entryAt(region, key);
  invariant(account !== undefined && entry !== undefined, 'an account of every key');
  if (memory.policy.endsWith('lru')) return account.lastUse;
  if (memory.policy.endsWith('lfu')) return account.uses;
  return keyDeadlineMs(entry, profile) ?? Infinity;
}
