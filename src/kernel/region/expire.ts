/**
 * Expiry at a region, by its own clock. The owner of a deadline removes the key when it passes
 * (EXP-3); any other region only hides it (EXP-4) until a write makes it remove the key first
 * (EXP-5). A removal by expiry is an ordinary DEL and takes only what was observed (EXP-8).
 */
import type { ByteString } from '../base/index.ts';
import { deleteKey } from '../commands/index.ts';
import { deadlineInForce, isFieldExpired, isFieldLive, type HashState } from '../crdt/index.ts';
import type { Profile } from '../profile.ts';
import type { Effect } from './effect.ts';
import type { Instant } from './instant.ts';
import { entryAt } from './lone-write.ts';
import { nameUpdate } from './name.ts';
import type { Region } from './state.ts';
import { earliestDeadlineMs, isExpired, keyDeadline, visibleHeader } from './visible.ts';

/** Removes every key and field past its deadline that this region owns; keys in byte order. */
export function expireOwned(region: Region, instant: Instant): Effect[][] {
  if (instant.wallMs < region.nextCheckMs || instant.refusesWrites !== undefined) return [];
  const due: ByteString[] = [];
  for (const [key, atMs] of region.deadlines) if (atMs <= instant.wallMs) due.push(key);
  due.sort((left, right) => (left < right ? -1 : 1));
  const batches = due.flatMap((key) => expireKeyAndFields(region, key, instant, 'owned'));
  region.nextCheckMs = nextOwnedDeadlineMs(region, instant);
  return batches;
}

/** Before a write touches the key: whatever is past its deadline goes, owned or not (EXP-5). */
export function expireBefore(region: Region, key: ByteString, instant: Instant): Effect[][] {
  const atMs = region.deadlines.get(key);
  if (atMs === undefined || atMs > instant.wallMs) return [];
  return expireKeyAndFields(region, key, instant, 'any');
}

function expireKeyAndFields(
  region: Region,
  key: ByteString,
  instant: Instant,
  whose: 'owned' | 'any',
): Effect[][] {
  const entry = entryAt(region, key);
  if (entry === undefined) return [];
  const { profile, wallMs } = instant;
  const deadline = keyDeadline(entry, profile);
  if (deadline !== undefined && isExpired(entry, wallMs, profile)) {
    if (whose === 'owned' && !owns(region, deadline.origin)) return [];
    region.stats.expired++;
    return [[nameUpdate(region, deleteKey(key), instant)]];
  }
  const header = visibleHeader(entry, profile);
  if (header?.type !== 'hash') return [];
  const fields = expiredFields(region, header, wallMs, whose);
  if (fields.length === 0) return [];
  const intent = { op: 'remove', fields } as const;
  return [[nameUpdate(region, { type: 'hash', key, intent }, instant)]];
}

function expiredFields(
  region: Region,
  hash: HashState,
  wallMs: number,
  whose: 'owned' | 'any',
): ByteString[] {
  const fields: ByteString[] = [];
  for (const [name, field] of hash.fields) {
    if (field.expiry === undefined || !isFieldExpired(field, wallMs)) continue;
    const owner = deadlineInForce(field.expiry)?.origin ?? 0;
    if (isFieldLive(field) && (whose === 'any' || owns(region, owner))) fields.push(name);
  }
  return fields.sort((left, right) => (left < right ? -1 : 1));
}

function owns(region: Region, owner: number): boolean {
  return owner === region.id || region.adopted.includes(owner);
}

/**
 * The earliest deadline after this instant: those before it are not this region's to act on, but
 * behind the one that the index has of a hash there may be later ones of other fields.
 */
function nextOwnedDeadlineMs(region: Region, { wallMs, profile }: Instant): number {
  let earliest = Infinity;
  for (const [key, indexedMs] of region.deadlines) {
    const atMs = indexedMs > wallMs ? indexedMs : deadlineBehindMs(region, key, wallMs, profile);
    if (atMs < earliest) earliest = atMs;
  }
  return earliest;
}

function deadlineBehindMs(
  region: Region,
  key: ByteString,
  wallMs: number,
  profile: Profile,
): number {
  const entry = entryAt(region, key);
  return (entry && earliestDeadlineMs(entry, profile, wallMs)) ?? Infinity;
}
