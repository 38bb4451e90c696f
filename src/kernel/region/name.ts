/** Gives a planned update its name (dot, stamp, observed clock), applies it, returns the effect. */
import {
  createHeader,
  prepareTyped,
  type Header,
  type Payload,
  type PayloadOf,
  type TypedIntent,
  type TypeName,
} from '../crdt/index.ts';
import { invariant } from '../base/index.ts';
import type { Update } from '../commands/index.ts';
import type { Profile } from '../profile.ts';
import { raise } from '../causality/index.ts';
import { applyAt, applyEffect, type Applying } from './apply.ts';
import type { Effect } from './effect.ts';
import type { Instant } from './instant.ts';
import { NO_PLACE } from './keyspace.ts';
import { unfold } from './lone-write.ts';
import type { KeyState, Region } from './state.ts';
import { headerAt, hiddenTypes, visibleHeader } from './visible.ts';

const NO_TYPES: readonly TypeName[] = [];

/** Who writes. Expiry makes no key anew and takes none over: it is not a write of a client. */
type Writer = 'client' | 'expiry';

export function nameUpdate(
  region: Region,
  update: Update,
  instant: Instant,
  writer: Writer = 'client',
): Effect {
  return nameAt(region, region.keys.names.placeOf(update.key), update, instant, writer);
}

/** The same for whoever knows the place of the key, `NO_PLACE` where it has none yet. */
export function nameAt(
  region: Region,
  known: number,
  update: Update,
  instant: Instant,
  writer: Writer = 'client',
): Effect {
  const { profile, wallMs } = instant;
  const entry = generalState(region, known, update);
  const isEmptied = isContest(update, entry, profile);
  const type = isEmptied ? 'string' : update.type;
  const isTyped = update.type !== 'key' && update.type !== 'message';
  const effect = asEffect({
    origin: region.id,
    n: nextOf(region),
    seen: region.clock.slice(),
    wallMs,
    key: region.keys.names.keyAt(known) ?? update.key,
    type,
    payload: isEmptied ? NOTHING : payloadOf(update, entry, profile),
    expireAtMs: isTyped ? update.expireAtMs : undefined,
    creates: writer === 'client' && isNewKey(update, type, entry, instant),
    drops: writer === 'client' ? typesBeside(type, entry, profile) : NO_TYPES,
  });
  raise(region.clock, effect.origin, effect.n);
  if (known === NO_PLACE || effect.type === 'message') applyEffect(region, effect, instant);
  else applyAt(region, known, effect, instant);
  return effect;
}

/** The same for what is known to make no key anew and to hide no type. */
export function nameContent<Type extends TypeName>(
  region: Region,
  place: number,
  type: Type,
  payload: PayloadOf[Type],
  expireAtMs: number | undefined,
  wallMs: number,
  applying: Applying,
): Effect {
  const key = region.keys.names.keyAt(place);
  invariant(key !== undefined, 'a name for every place');
  const effect = asEffect({
    origin: region.id,
    n: nextOf(region),
    seen: region.clock.slice(),
    wallMs,
    key,
    type,
    payload,
    expireAtMs,
    creates: false,
    drops: NO_TYPES,
  });
  raise(region.clock, effect.origin, effect.n);
  applyAt(region, place, effect, applying);
  return effect;
}

const nextOf = ({ id, clock }: Region): number => (clock[id] ?? 0) + 1;

type Loose = Omit<Effect, 'type' | 'payload'> & {
  readonly type: Effect['type'];
  readonly payload: Effect['payload'];
};
/** Whoever makes one gives it the payload of its type. */
const asEffect = (effect: Loose): Effect => effect as Effect;

/** What a DEL assigns under `stringDelete: lww`. */
const NOTHING: Payload = { op: 'assign', value: null };

/** A plain SET over a lone write need not know more: it makes no key anew and hides no type. */
function generalState(region: Region, place: number, update: Update): KeyState | undefined {
  const found = region.keys.at(place);
  if (typeof found !== 'string') return found;
  const isPlainSet =
    update.type === 'string' && update.intent.op === 'assign' && update.expireAtMs === Infinity;
  return isPlainSet ? undefined : unfold(region, place, found);
}

/** DEL under `stringDelete: lww` is an assignment of nothing (STR-3); else a removal (KEY-1). */
function isContest(update: Update, entry: KeyState | undefined, profile: Profile): boolean {
  if (update.type !== 'key' || update.intent.op !== 'delete') return false;
  if (profile.switches.stringDelete !== 'lww') return false;
  return entry !== undefined && visibleHeader(entry, profile)?.type === 'string';
}

/** Whether a deadline that the write had observed belongs to a key that is gone (EXP-10). */
function isNewKey(
  update: Update,
  type: Effect['type'],
  entry: KeyState | undefined,
  { wallMs, profile }: Instant,
): boolean {
  if (entry?.expiry === undefined || type === 'key' || type === 'message') return false;
  return update.type === 'key' || headerAt(entry, wallMs, profile) === undefined;
}

/** The types that a conflict hides, which a typed write removes (KEY-3). */
function typesBeside(
  type: Effect['type'],
  entry: KeyState | undefined,
  profile: Profile,
): readonly TypeName[] {
  if (entry === undefined || type === 'key' || type === 'message') return NO_TYPES;
  const isAlone = entry.headers?.type === type && entry.headers.next === undefined;
  return isAlone ? NO_TYPES : hiddenTypes(entry, type, profile);
}

function payloadOf(
  update: Update,
  entry: KeyState | undefined,
  profile: Profile,
): Effect['payload'] {
  if (update.type === 'key' || update.type === 'message') return update.intent;
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
