/** What a key shows: which of its headers, until which deadline, owned by whom. Reads only. */
import {
  dataType,
  deadlineInForce,
  fieldDeadlineMs,
  isFieldExpired,
  isFieldLive,
  isPast,
  TYPE_NAMES,
  winningBase,
  type Deadline,
  type HashState,
  type Header,
  type TypeName,
} from '../crdt/index.ts';
import type { Profile } from '../profile.ts';
import { compareStamps, type StampedDot, type TieBreak } from '../causality/index.ts';
import type { KeyState } from './state.ts';

/** The header that clients see, expired or not; `undefined` when no type has anything live. */
export function visibleHeader(entry: KeyState, profile: Profile): Header | undefined {
  let best: Header | undefined;
  for (let header = entry.headers; header !== undefined; header = header.next) {
    if (!dataType(header.type).isLive(header, profile)) continue;
    if (best === undefined || isShownBefore(header, best, profile)) best = header;
  }
  return best;
}

/** KEY-3: which of two live headers is shown. */
function isShownBefore(header: Header, other: Header, profile: Profile): boolean {
  switch (profile.switches.typeConflict) {
    case 'fixed-order':
      return TYPE_NAMES.indexOf(header.type) < TYPE_NAMES.indexOf(other.type);
    case 'smallest-instance-id':
      return smallestOrigin(header) < smallestOrigin(other);
    case 'lww': {
      const { tieBreak } = profile.switches;
      const [latest, others] = [latestWrite(header, tieBreak), latestWrite(other, tieBreak)];
      if (latest === undefined || others === undefined) return latest !== undefined;
      return compareStamps(latest, others, tieBreak) > 0;
    }
  }
}

/**
 * Of the live writes alone: a stamp remembered beside them would outlive them in one region and
 * be forgotten with them in another.
 */
function latestWrite(header: Header, tieBreak: TieBreak): StampedDot | undefined {
  const writes = dataType(header.type).lastWrites(header);
  return [...writes].sort((left, right) => compareStamps(right, left, tieBreak))[0];
}

const smallestOrigin = (header: Header): number => dataType(header.type).smallestOrigin(header);

/** Live headers that the visible one hides (a type conflict waiting for a write). */
export function hiddenTypes(entry: KeyState, shown: TypeName, profile: Profile): TypeName[] {
  const hidden: TypeName[] = [];
  for (let header = entry.headers; header !== undefined; header = header.next) {
    if (header.type === shown) continue;
    if (dataType(header.type).isLive(header, profile)) hidden.push(header.type);
  }
  return hidden;
}

/** The deadline that counts for this key, `Infinity` ones included. */
export function keyDeadline(entry: KeyState, profile: Profile): Deadline | undefined {
  if (entry.expiry === undefined) return undefined;
  if (profile.switches.setTtl === 'writes-infinity') return deadlineInForce(entry.expiry);
  const header = visibleHeader(entry, profile);
  if (header?.type !== 'string') return deadlineInForce(entry.expiry);
  return deadlineInForce(entry.expiry, winningBase(header, profile.switches.tieBreak));
}

/** The finite deadline of a key in epoch ms, or `undefined`. */
export function keyDeadlineMs(entry: KeyState, profile: Profile): number | undefined {
  const deadline = keyDeadline(entry, profile);
  return deadline === undefined || deadline.atMs === Infinity ? undefined : deadline.atMs;
}

/** EXP-4, EXP-7: past its deadline by the reader's own clock. */
export function isExpired(entry: KeyState, wallMs: number, profile: Profile): boolean {
  const atMs = keyDeadlineMs(entry, profile);
  return atMs !== undefined && isPast(atMs, wallMs);
}

/** The header a client sees at a wall time: none once the key is past its deadline. */
export function headerAt(
  entry: KeyState | undefined,
  wallMs: number,
  profile: Profile,
): Header | undefined {
  if (entry === undefined) return undefined;
  if (entry.expiry !== undefined && isExpired(entry, wallMs, profile)) return undefined;
  const header = visibleHeader(entry, profile);
  if (header?.type === 'hash' && !hasVisibleField(header, wallMs)) return undefined;
  return header;
}

function hasVisibleField(hash: HashState, wallMs: number): boolean {
  if (hash.timed === 0) return hash.size > 0;
  for (const field of hash.fields.values()) {
    if (isFieldLive(field) && !isFieldExpired(field, wallMs)) return true;
  }
  return false;
}

/**
 * The first instant after another one at which a deadline of the key, or of one of its fields, has
 * just passed, epoch ms.
 */
export function nextPastMs(entry: KeyState, profile: Profile, afterMs = -Infinity): number {
  const isShown = visibleHeader(entry, profile) !== undefined;
  let next = isShown ? pastAfter(keyDeadlineMs(entry, profile), afterMs) : Infinity;
  for (let header = entry.headers; header !== undefined; header = header.next) {
    if (header.type !== 'hash' || header.timed === 0) continue;
    for (const field of header.fields.values()) {
      next = Math.min(next, pastAfter(fieldDeadlineMs(field), afterMs));
    }
  }
  return next;
}

function pastAfter(atMs: number | undefined, afterMs: number): number {
  return atMs === undefined || isPast(atMs, afterMs) ? Infinity : atMs + 1;
}
