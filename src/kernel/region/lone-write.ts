/**
 * An encoding, as Redis has several for one type: a key whose whole state is what one plain SET left
 * is kept as that write alone. Nearly every string is such a key nearly always, and costs one object then,
 * overwritten in place, where it would be a register, a deadline and their contexts.
 *
 * What it means is defined by the general state: the key is as if the write had been applied to
 * nothing (`unfold`), and then collected, if a quiet round has been since. So nothing can be read
 * or decided from it that the general state would not say; a law holds simulations with this encoding
 * to the bytes of those without.
 *
 * Cost: whatever is not a plain SET over it, or a read of its value, unfolds it first.
 */
import type { ByteString } from '../base/index.ts';
import { covers, dominates, NO_CLOCK } from '../causality/index.ts';
import { createHeader, dataType, expiryBy, type Merging } from '../crdt/index.ts';
import { ACTIVE_ACTIVE } from '../profile.ts';
import type { Effect } from './effect.ts';
import { noteUncollected, type KeyState, type LoneWrite, type Region } from './state.ts';

/** The value, if the effect is a plain SET: a string and "no expiry", over whatever was there. */
export function loneValue(effect: Effect): ByteString | undefined {
  if (effect.type !== 'string' || effect.payload.op !== 'assign') return undefined;
  if (effect.expireAtMs !== Infinity || effect.drops.length > 0) return undefined;
  return effect.payload.value ?? undefined;
}

/** True when the effect had observed all that the key consists of, and so replaces it. */
export function replaces({ seen }: Effect, lone: LoneWrite, region: Region): boolean {
  if (!covers(seen, lone.origin, lone.n)) return false;
  return isCollected(region, lone) || dominates(seen, lone.seen);
}

/** What it had observed was forgotten in a quiet round. */
const isCollected = ({ collected }: Region, { origin, n }: LoneWrite): boolean =>
  covers(collected, origin, n);

/** Keeps the key as this write alone. */
export function keepAlone(
  region: Region,
  place: number,
  { origin, n, wallMs, seen }: Effect,
  value: ByteString,
): void {
  region.keys.put(place, { value, origin, n, wallMs, seen });
  region.fresh.push(place);
}

/** The same for a later write of a key that is kept so already. */
export function replaceAlone(
  region: Region,
  place: number,
  lone: LoneWrite,
  { origin, n, wallMs, seen }: Effect,
  value: ByteString,
): void {
  if (isCollected(region, lone)) region.fresh.push(place);
  lone.value = value;
  lone.origin = origin;
  lone.n = n;
  lone.wallMs = wallMs;
  lone.seen = seen;
}

/**
 * In a quiet round what lone writes had observed is forgotten; short of one they are looked at like
 * all the rest.
 */
export function collectLone(region: Region, isQuiet: boolean): void {
  for (const place of region.fresh) {
    const found = region.keys.at(place);
    if (found?.value === undefined) continue;
    if (isQuiet) found.seen = NO_CLOCK;
    else unfold(region, place, found);
  }
  region.fresh.length = 0;
}

/** True when the key's state, after this effect, is what it alone would have left. */
export function isAloneIn({ headers, expiry, removed }: KeyState, effect: Effect): boolean {
  if (headers?.type !== 'string' || headers.next !== undefined || removed.length > 0) return false;
  const { bases, tallies } = headers;
  const isBase = bases?.next === undefined && bases?.n === effect.n;
  if (!isBase || bases.origin !== effect.origin || tallies !== undefined) return false;
  const deadline = expiry?.deadlines;
  const isDeadline = deadline?.next === undefined && deadline?.n === effect.n;
  if (!isDeadline || deadline.origin !== effect.origin) return false;
  return headers.removed === effect.seen && expiry?.removed === effect.seen;
}

/** An assignment asks the profile nothing. */
const UNASKED: Merging = { profile: ACTIVE_ACTIVE };

/** Replaces the encoding by the general state it stands for. */
export function unfold(region: Region, place: number, lone: LoneWrite): KeyState {
  const header = createHeader('string', NO_CLOCK);
  dataType('string').apply(header, lone, { op: 'assign', value: lone.value }, UNASKED);
  const entry: KeyState = {
    value: undefined,
    headers: header,
    expiry: undefined,
    removed: NO_CLOCK,
  };
  if (isCollected(region, lone)) header.removed = NO_CLOCK;
  else {
    entry.expiry = expiryBy(lone, { atMs: Infinity, withValue: true });
    noteUncollected(region, place);
  }
  region.keys.put(place, entry);
  return entry;
}

/** The state of a key, in general form. */
export function entryAt(region: Region, key: ByteString): KeyState | undefined {
  return generalAt(region, region.keys.names.placeOf(key));
}

/** The same by its place. */
export function generalAt(region: Region, place: number): KeyState | undefined {
  const found = region.keys.at(place);
  return found?.value === undefined ? found : unfold(region, place, found);
}

/** Every key with its state in general form; in no order that says anything. */
export function* entriesOf(region: Region): Generator<[ByteString, KeyState]> {
  const { keys } = region;
  for (let place = 0; place < keys.states.length; place++) {
    const key = keys.names.keyAt(place);
    const entry = generalAt(region, place);
    if (key !== undefined && entry !== undefined) yield [key, entry];
  }
}

/** All of its keys in general form: equal regions give equal data, whatever came before. */
export const plainKeys = (region: Region): ReadonlyMap<ByteString, KeyState> =>
  new Map(entriesOf(region));
