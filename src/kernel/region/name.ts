/** Gives a planned update its name (dot, stamp, observed clock), applies it, returns the effect. */
import {
  createHeader,
  prepareTyped,
  type Header,
  type TypedIntent,
  type TypedPayload,
  type TypeName,
} from '../crdt/index.ts';
import type { KeyUpdate, TypedUpdate, Update } from '../commands/index.ts';
import type { Profile } from '../profile.ts';
import { raise } from '../causality/index.ts';
import { applyAt, applyEffect } from './apply.ts';
import type { Body, Effect } from './effect.ts';
import type { Instant } from './instant.ts';
import { NO_PLACE } from './keyspace.ts';
import { unfold } from './lone-write.ts';
import type { KeyState, Region } from './state.ts';
import { headerAt, hiddenTypes, visibleHeader } from './visible.ts';

const NO_TYPES: readonly TypeName[] = [];

export function nameUpdate(region: Region, update: Update, instant: Instant): Effect {
  return nameAt(region, region.keys.names.placeOf(update.key), update, instant);
}

/** The same for whoever knows the place of the key, `NO_PLACE` where it has none yet. */
export function nameAt(region: Region, known: number, update: Update, instant: Instant): Effect {
  const { profile, wallMs } = instant;
  const entry = generalState(region, known, update);
  const origin = region.id;
  const n = (region.clock[origin] ?? 0) + 1;
  const key = region.keys.names.keyAt(known) ?? update.key;
  const body = bodyOf(update, entry, profile);
  const creates = isNewKey(update, body, entry, instant);
  const drops = typesBeside(body, entry, profile);
  const seen = region.clock.slice();
  const isTyped = update.type !== 'key' && update.type !== 'message';
  const expireAtMs = isTyped ? update.expireAtMs : undefined;
  const effect: Effect = { origin, n, seen, wallMs, key, body, expireAtMs, creates, drops };
  raise(region.clock, origin, n);
  if (known === NO_PLACE || update.type === 'message') applyEffect(region, effect, instant);
  else applyAt(region, known, effect, instant);
  return effect;
}

/** A plain SET over a lone write need not know more: it makes no key anew and hides no type. */
function generalState(region: Region, place: number, update: Update): KeyState | undefined {
  const found = region.keys.at(place);
  if (found?.value === undefined) return found;
  const isPlainSet =
    update.type === 'string' && update.intent.op === 'assign' && update.expireAtMs === Infinity;
  return isPlainSet ? undefined : unfold(region, place, found);
}

function bodyOf(update: Update, entry: KeyState | undefined, profile: Profile): Body {
  if (update.type === 'message') return { type: 'message', payload: update.intent };
  if (update.type !== 'key') return payloadOf(update, entry, profile);
  return isContest(update, entry, profile)
    ? { type: 'string', payload: { op: 'assign', value: null } }
    : { type: 'key', payload: update.intent };
}

/** DEL under `stringDelete: lww` is an assignment of nothing (STR-3); else a removal (KEY-1). */
function isContest(update: KeyUpdate, entry: KeyState | undefined, profile: Profile): boolean {
  if (update.intent.op !== 'delete' || profile.switches.stringDelete !== 'lww') return false;
  return entry !== undefined && visibleHeader(entry, profile)?.type === 'string';
}

/** Whether a deadline that the write had observed belongs to a key that is gone (EXP-10). */
function isNewKey(
  update: Update,
  body: Body,
  entry: KeyState | undefined,
  { wallMs, profile }: Instant,
): boolean {
  if (entry?.expiry === undefined || body.type === 'key' || body.type === 'message') return false;
  return update.type === 'key' || headerAt(entry, wallMs, profile) === undefined;
}

/** The types that a conflict hides, which a typed write removes (KEY-3). */
function typesBeside(
  body: Body,
  entry: KeyState | undefined,
  profile: Profile,
): readonly TypeName[] {
  const { type } = body;
  if (entry === undefined || type === 'key' || type === 'message') return NO_TYPES;
  const isAlone = entry.headers?.type === type && entry.headers.next === undefined;
  return isAlone ? NO_TYPES : hiddenTypes(entry, type, profile);
}

function payloadOf(
  update: TypedUpdate,
  entry: KeyState | undefined,
  profile: Profile,
): TypedPayload {
  for (let header = entry?.headers; header !== undefined; header = header.next) {
    if (header.type === update.type) return prepareTyped(header, update, profile);
  }
  return prepareTyped(blankHeader(update), update, profile);
}

const BLANK = new Map<TypeName, Header>();

/** An empty state to prepare against; never written to. */
function blankHeader({ type }: TypedIntent): Header {
  const known = BLANK.get(type);
  if (known !== undefined) return known;
  const header = createHeader(type, []);
  BLANK.set(type, header);
  return header;
}
