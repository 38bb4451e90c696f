/** Gives a planned update its name (dot, stamp, observed clock), applies it, returns the effect. */
import {
  createHeader,
  expiryBy,
  prepareTyped,
  type Header,
  type TypedIntent,
  type TypedPayload,
  type TypeName,
} from '../crdt/index.ts';
import type { KeyUpdate, MessageUpdate, TypedUpdate, Update } from '../commands/index.ts';
import type { Profile } from '../profile.ts';
import { raise } from '../causality/index.ts';
import { applyEffect } from './apply.ts';
import type { Body, Effect } from './effect.ts';
import type { Instant } from './instant.ts';
import type { KeyState, Region } from './state.ts';
import { headerAt, hiddenTypes, visibleHeader } from './visible.ts';

const NO_TYPES: readonly TypeName[] = [];

export function nameUpdate(region: Region, update: Update, instant: Instant): Effect {
  const { profile, wallMs } = instant;
  const entry = region.keys.get(update.key);
  const origin = region.id;
  const n = (region.clock[origin] ?? 0) + 1;
  const { key } = update;
  const { body, creates, drops } =
    update.type === 'key'
      ? keyBody(update, entry, profile)
      : update.type === 'message'
        ? messageBody(update)
        : typedBody(update, entry, instant);
  const seen = region.clock.slice();
  const isTyped = update.type !== 'key' && update.type !== 'message';
  const atMs = isTyped ? update.expireAtMs : undefined;
  const expiry =
    atMs === undefined ? undefined : expiryBy({ origin, n, seen }, { atMs, withValue: true });
  const effect: Effect = { origin, n, seen, wallMs, key, body, expiry, creates, drops };
  raise(region.clock, origin, n);
  applyEffect(region, effect, instant);
  return effect;
}

type Named = Pick<Effect, 'body' | 'creates' | 'drops'>;

function typedBody(update: TypedUpdate, entry: KeyState | undefined, instant: Instant): Named {
  const { profile } = instant;
  const body: Body = payloadOf(update, entry, profile);
  if (entry === undefined) return { body, creates: false, drops: NO_TYPES };
  const creates =
    entry.expiry !== undefined && headerAt(entry, instant.wallMs, profile) === undefined;
  const isAlone = entry.headers?.type === update.type && entry.headers.next === undefined;
  const drops = isAlone ? NO_TYPES : hiddenTypes(entry, update.type, profile);
  return { body, creates, drops };
}

function messageBody({ intent }: MessageUpdate): Named {
  const body: Body = { type: 'message', payload: intent };
  return { body, creates: false, drops: NO_TYPES };
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

/** DEL under `stringDelete: lww` is an assignment of nothing (STR-3); else a removal (KEY-1). */
function keyBody(update: KeyUpdate, entry: KeyState | undefined, profile: Profile): Named {
  const { intent } = update;
  const shown = entry === undefined ? undefined : visibleHeader(entry, profile);
  const isContest =
    intent.op === 'delete' && profile.switches.stringDelete === 'lww' && shown?.type === 'string';
  if (isContest && entry !== undefined) {
    return {
      body: { type: 'string', payload: { op: 'assign', value: null } },
      creates: entry.expiry !== undefined,
      drops: hiddenTypes(entry, 'string', profile),
    };
  }
  const body: Body = { type: 'key', payload: intent };
  return { body, creates: false, drops: NO_TYPES };
}
