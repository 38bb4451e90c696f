/**
 * An encoding, as Redis has several for one type: a key whose whole state is what one plain SET left
 * is kept as the effect of that SET. Nearly every string is such a key nearly always. It costs
 * nothing of its own then, since all regions of a world hold the one object that travelled, where it
 * would be a register, a deadline and their contexts in each.
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
import {
  createHeader,
  dataType,
  expiryBy,
  itemsOf,
  type Header,
  type Merging,
} from '../crdt/index.ts';
import { ACTIVE_ACTIVE } from '../profile.ts';
import type { Effect } from './effect.ts';
import { NO_PLACE } from './keyspace.ts';
import { addPlace, noteUncollected, type KeyState, type LoneWrite, type Region } from './state.ts';

/** A plain SET: a string and "no expiry", over whatever was there. */
export function isLoneWrite(effect: Effect): effect is LoneWrite {
  if (effect.type !== 'string' || effect.payload.op !== 'assign') return false;
  return (
    effect.payload.value !== null && effect.expireAtMs === Infinity && effect.drops.length === 0
  );
}

/** True when the effect had observed all that the key consists of, and so replaces it. */
export function replaces({ seen }: Effect, lone: LoneWrite, region: Region): boolean {
  if (!covers(seen, lone.origin, lone.n)) return false;
  return isCollected(region, lone) || dominates(seen, lone.seen);
}

/** What it had observed was forgotten in a quiet round. */
const isCollected = ({ collected }: Region, { origin, n }: LoneWrite): boolean =>
  covers(collected, origin, n);

/** Keeps the key as this write alone; `before`: what it was, if it was kept so already. */
export function keepAlone(
  region: Region,
  place: number,
  write: LoneWrite,
  before: LoneWrite | undefined,
): void {
  region.keys.put(place, write);
  if (before === undefined || isCollected(region, before)) addPlace(region.fresh, place);
}

/**
 * In the last quiet round what lone writes had observed is forgotten: `isCollected` says so of all.
 * Short of one they are looked at like all the rest.
 */
export function collectLone(region: Region, isLast: boolean): void {
  const { fresh } = region;
  const looked = isLast ? 0 : fresh.count;
  for (let at = 0; at < looked; at++) generalAt(region, fresh.places[at] ?? NO_PLACE);
  fresh.count = 0;
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
  dataType('string').apply(header, lone, lone.payload, UNASKED);
  const entry: KeyState = {
    type: undefined,
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
  return found?.type === undefined ? found : unfold(region, place, found);
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
export function plainKeys(region: Region): ReadonlyMap<ByteString, unknown> {
  const keys = new Map<ByteString, unknown>();
  for (const [key, entry] of entriesOf(region)) keys.set(key, plainEntry(entry));
  return keys;
}

function plainEntry(entry: KeyState): unknown {
  const headers = itemsOf(entry.headers);
  const isPlain = headers.every(({ type }) => dataType(type).plain === undefined);
  return isPlain ? entry : { ...entry, headers: headers.map(plainHeader) };
}

const plainHeader = (header: Header): unknown =>
  dataType(header.type).plain?.(header) ?? { ...header, next: undefined };
