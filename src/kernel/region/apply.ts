/**
 * The one place where a region's replicated state changes by a write. A region applies its own
 * effects here too: there is no local shortcut that could disagree with what others compute.
 */
import { invariant } from '../base/index.ts';
import { joined, removalClock } from '../causality/index.ts';
import {
  dataType,
  expiryBy,
  onlyThose,
  setType,
  stringType,
  withDeadline,
  withoutDeadlines,
  type Header,
  type Merging,
  type TypeName,
  type WrittenExpiry,
} from '../crdt/index.ts';
import type { Profile } from '../profile.ts';
import type { Effect } from './effect.ts';
import { deliverMessage } from './inbox.ts';
import {
  generalAt,
  isAloneIn,
  isPlainSet,
  keepAlone,
  replaces,
  type PlainSet,
} from './lone-write.ts';
import {
  createEntry,
  headerOf,
  isBare,
  noteUncollected,
  onlyHeader,
  touchWatched,
  type Kept,
  type KeyState,
  type Region,
} from './state.ts';
import { nextPastMs } from './visible.ts';
import { tellEffect, type Reasons } from './reasons.ts';

/** What applying or merging in a region may consult, and whom it tells why. */
export type Applying = Merging & { readonly reasons: Reasons };

/** Nobody wants reasons. One object for as long as the profile is the same: it is asked for at every write. */
export function quietly(profile: Profile): Applying {
  if (quiet?.profile !== profile) quiet = { profile, reasons: undefined };
  return quiet;
}
let quiet: Applying | undefined;

/** Applies one effect, own or foreign, to the key it is about. */
export function applyEffect(region: Region, effect: Effect, merging: Applying): void {
  if (effect.type === 'message') deliverMessage(region, effect.key, effect.payload);
  else applyAt(region, region.keys.names.givePlace(effect.key), effect, merging);
}

/** The same for whoever knows the place of the key. */
export function applyAt(region: Region, place: number, effect: Effect, merging: Applying): void {
  const isWatching = merging.reasons !== undefined || region.memory !== undefined;
  if (isWatching || !applyPlainly(region, place, effect, merging)) {
    const entry = generalAt(region, place) ?? createEntry(region, place);
    applyGenerally(region, place, entry, effect, merging);
    if (merging.reasons !== undefined) {
      tellEffect(region, effect, { entry, profile: merging.profile }, merging.reasons);
    }
    const mayStandAlone = !isWatching && isPlainSet(effect);
    if (mayStandAlone && isAloneIn(entry, effect)) keepAlone(region, place, effect, false);
  }
  if (region.sessions.size > 0) touchWatched(region, effect.key);
}

/** What most effects come to, without detours; false, and nothing has changed, for all others. */
function applyPlainly(region: Region, place: number, effect: Effect, merging: Merging): boolean {
  const found = region.keys.at(place);
  if (isPlainSet(effect)) return standsAlone(region, place, found, effect);
  const header = onlyHeader(found);
  const isBareEffect =
    effect.expireAtMs === undefined && effect.drops.length === 0 && !effect.creates;
  if (header === undefined || !isBareEffect || !isBare(found)) return false;
  if (effect.type === 'set' && header.type === 'set') {
    setType.apply(header, effect, effect.payload, merging);
    if (!setType.isSettled(header)) noteUncollected(region, place);
    return true;
  }
  if (effect.type === 'string' && header.type === 'string') {
    stringType.apply(header, effect, effect.payload, merging);
    if (!stringType.isSettled(header)) noteUncollected(region, place);
    return true;
  }
  return false;
}

/** Keeps the effect as all there is of the key, where it is; false where there is more. */
function standsAlone(
  region: Region,
  place: number,
  found: Kept | undefined,
  effect: PlainSet,
): boolean {
  if (found !== undefined) {
    if (typeof found !== 'string' || !replaces(effect, region, place)) return false;
  }
  keepAlone(region, place, effect, found !== undefined);
  return true;
}

function applyGenerally(
  region: Region,
  place: number,
  entry: KeyState,
  effect: Effect,
  merging: Merging,
): void {
  // EXP-10. Also without a deadline here: one that the effect had observed may still be on its way.
  // An effect that sets a deadline replaces those it had observed anyway.
  if (effect.creates && effect.expireAtMs === undefined) {
    entry.expiry = withoutDeadlines(entry.expiry, entry.removed, removalClock(effect));
  }
  for (const type of effect.drops) {
    const header = headerOf(entry, type);
    dataType(type).remove(header, removalClock(effect), merging);
  }
  const { expireAtMs } = effect;
  if (effect.type === 'key') applyToKey(entry, effect, effect.payload, merging);
  else if (effect.type !== 'message') applyTyped(entry, effect, merging);
  if (expireAtMs !== undefined) {
    setDeadline(entry, expiryBy(effect, { atMs: expireAtMs, withValue: true }));
  }
  if (!isSettled(entry)) noteUncollected(region, place);
  settleEntry(region, place, entry, merging.profile);
}

/** True when a round of collection would find nothing to forget. */
function isSettled({ headers, expiry, removed }: KeyState): boolean {
  if (expiry !== undefined || removed.length > 0) return false;
  for (let header = headers; header !== undefined; header = header.next) {
    if (!dataType(header.type).isSettled(header)) return false;
  }
  return true;
}

function applyToKey(
  entry: KeyState,
  effect: Effect,
  payload: Extract<Effect, { type: 'key' }>['payload'],
  merging: Merging,
): void {
  if (payload.op === 'expire') {
    setDeadline(entry, expiryBy(effect, { atMs: payload.atMs, withValue: false }));
    return;
  }
  const context = removalClock(effect);
  entry.removed = joined(entry.removed, context);
  for (let header = entry.headers; header !== undefined; header = header.next) {
    dataType(header.type).remove(header, context, merging);
  }
  if (entry.expiry !== undefined) {
    entry.expiry = withoutDeadlines(entry.expiry, entry.removed, context);
  }
}

function applyTyped(
  entry: KeyState,
  effect: Extract<Effect, { type: TypeName }>,
  merging: Merging,
): void {
  const header = headerOf(entry, effect.type);
  dataType(effect.type).apply(header, effect, effect.payload, merging);
}

function setDeadline(entry: KeyState, written: WrittenExpiry): void {
  entry.expiry = withDeadline(entry.expiry, entry.removed, written);
}

/** Drops what is blank and keeps the index of deadlines true, after any change of a key. */
export function settleEntry(
  region: Region,
  place: number,
  entry: KeyState,
  profile: Profile,
): void {
  const key = region.keys.names.keyAt(place);
  invariant(key !== undefined, 'a name for every place');
  if (region.memory !== undefined) region.memory.changed.add(key);
  if (entry.headers?.next !== undefined || entry.removed.length === 0) {
    entry.headers = onlyThose(entry.headers, hasContent, undefined);
  }
  const isBlank =
    entry.headers === undefined && entry.expiry === undefined && entry.removed.length === 0;
  if (isBlank) region.keys.put(place, undefined);
  const pastMs = isBlank || !mayExpire(entry) ? Infinity : nextPastMs(entry, profile);
  if (pastMs !== Infinity) {
    region.deadlines.set(key, pastMs);
    if (pastMs < region.nextCheckMs) region.nextCheckMs = pastMs;
  } else if (region.deadlines.size > 0) {
    region.deadlines.delete(key);
  }
}

/** False when no deadline can be found in the key: the usual case, told without searching. */
function mayExpire(entry: KeyState): boolean {
  for (let deadline = entry.expiry?.deadlines; deadline; deadline = deadline.next) {
    if (deadline.atMs !== Infinity) return true;
  }
  for (let header = entry.headers; header !== undefined; header = header.next) {
    if (header.type === 'hash' && header.timed > 0) return true;
  }
  return false;
}

const hasContent = (header: Header): boolean => !dataType(header.type).isBlank(header);
