/**
 * Expiry at a region, by its own clock. The owner of a deadline removes the key when it passes
 * (EXP-3); any other region only hides it (EXP-4) until a write makes it remove the key first
 * (EXP-5). A removal by expiry is an ordinary DEL and takes only what was observed (EXP-8).
 */
import type { ByteString } from '../base/index.ts';
import { deleteKey, type Update } from '../commands/index.ts';
import {
  deadlineInForce,
  fieldsNamedBy,
  isFieldExpired,
  isFieldLive,
  type Field,
} from '../crdt/index.ts';
import type { Effect } from './effect.ts';
import type { Instant } from './instant.ts';
import { entryAt } from './lone-write.ts';
import { nameUpdate } from './name.ts';
import type { Region } from './state.ts';
import { nextPastMs, isExpired, keyDeadline, visibleHeader } from './visible.ts';

/** Removes every key and field past its deadline that this region owns; keys in byte order. */
export function expireOwned(region: Region, instant: Instant): Effect[][] {
  if (instant.wallMs < region.nextCheckMs || instant.refusesWrites !== undefined) return [];
  const due: ByteString[] = [];
  for (const [key, pastMs] of region.deadlines) if (pastMs <= instant.wallMs) due.push(key);
  due.sort((left, right) => (left < right ? -1 : 1));
  const batches = due.flatMap((key) => expireKeyAndFields(region, key, instant));
  region.nextCheckMs = nextDeadlineMs(region, instant);
  return batches;
}

/** Before a write touches the key: past its deadline it goes, owned or not (EXP-5). */
export function expireBefore(region: Region, key: ByteString, instant: Instant): Effect[][] {
  const pastMs = region.deadlines.get(key);
  if (pastMs === undefined || pastMs > instant.wallMs) return [];
  const entry = entryAt(region, key);
  const isDue = entry !== undefined && isExpired(entry, instant.wallMs, instant.profile);
  return isDue ? [removeKey(region, key, instant)] : [];
}

/** The same for each field that a write names; those it does not name are left hidden (HSH-5). */
export function expireFieldsBefore(region: Region, update: Update, instant: Instant): Effect[][] {
  if (update.type !== 'hash' || !region.deadlines.has(update.key)) return [];
  const named = fieldsNamedBy(update.intent);
  return removeFields(region, update.key, instant, (name) => named.includes(name));
}

function expireKeyAndFields(region: Region, key: ByteString, instant: Instant): Effect[][] {
  const entry = entryAt(region, key);
  if (entry === undefined) return [];
  const { profile, wallMs } = instant;
  const deadline = keyDeadline(entry, profile);
  if (deadline !== undefined && isExpired(entry, wallMs, profile)) {
    return owns(region, deadline.origin) ? [removeKey(region, key, instant)] : [];
  }
  return removeFields(region, key, instant, (_, field) => {
    const inForce = field.expiry && deadlineInForce(field.expiry);
    return inForce !== undefined && owns(region, inForce.origin);
  });
}

function removeKey(region: Region, key: ByteString, instant: Instant): Effect[] {
  region.stats.expired++;
  return [nameUpdate(region, deleteKey(key), instant, 'expiry')];
}

/** Removes the wanted ones of the visible hash's fields past their deadline, in byte order. */
function removeFields(
  region: Region,
  key: ByteString,
  instant: Instant,
  isWanted: (name: ByteString, field: Field) => boolean,
): Effect[][] {
  const entry = entryAt(region, key);
  const hash = entry && visibleHeader(entry, instant.profile);
  if (hash?.type !== 'hash') return [];
  const fields: ByteString[] = [];
  for (const [name, field] of hash.fields) {
    const isDue = isFieldLive(field) && isFieldExpired(field, instant.wallMs);
    if (isDue && isWanted(name, field)) fields.push(name);
  }
  if (fields.length === 0) return [];
  fields.sort((left, right) => (left < right ? -1 : 1));
  const intent = { op: 'remove', fields } as const;
  return [[nameUpdate(region, { type: 'hash', key, intent }, instant, 'expiry')]];
}

function owns(region: Region, owner: number): boolean {
  return owner === region.id || region.adopted.includes(owner);
}

/**
 * The next instant after this one at which a deadline of any key has just passed, by the region's
 * clock, epoch ms. The index has one of each key; where that has passed already, and is not this
 * region's to act on, later ones of other fields may stand behind it.
 */
export function nextDeadlineMs(region: Region, { wallMs, profile }: At): number {
  let next = Infinity;
  for (const [key, indexedMs] of region.deadlines) {
    const entry = indexedMs > wallMs ? undefined : entryAt(region, key);
    const pastMs = entry === undefined ? indexedMs : nextPastMs(entry, profile, wallMs);
    if (pastMs > wallMs && pastMs < next) next = pastMs;
  }
  return next;
}

type At = Pick<Instant, 'wallMs' | 'profile'>;
