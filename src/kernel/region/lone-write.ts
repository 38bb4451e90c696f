/**
 * An encoding, as Redis has several for one type: a key whose whole state is what one plain SET left
 * is kept as that value alone, and the stamp of the write in a list of numbers. Nearly every string is
 * such a key nearly always. It is overwritten in place, where it would be a register, a deadline and their
 * contexts: nothing is made and nothing is left over, and two places in memory are looked at.
 *
 * What it means is defined by the general state: the key is as if the write had been applied to
 * nothing (`unfold`), and then collected, if a quiet round has been since. So nothing can be read
 * or decided from it that the general state would not say; a law holds simulations with this encoding
 * to the bytes of those without.
 *
 * Cost: whatever is not a plain SET over it, or a read of its value, unfolds it first.
 */
import type { ByteString } from '../base/index.ts';
import { covers, dominates, NO_CLOCK, type Clock, type Write } from '../causality/index.ts';
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
import { addPlace, noteUncollected, type KeyState, type Region } from './state.ts';

/** A plain SET: a string and "no expiry", over whatever was there. */
export type PlainSet = Extract<Effect, { type: 'string' }> & {
  readonly payload: { readonly op: 'assign'; readonly value: ByteString };
};

export function isPlainSet(effect: Effect): effect is PlainSet {
  if (effect.type !== 'string' || effect.payload.op !== 'assign') return false;
  return (
    effect.payload.value !== null && effect.expireAtMs === Infinity && effect.drops.length === 0
  );
}

/** Of each place four numbers: origin, `n` and wall clock of the write, and where it stands among the fresh. */
const STAMP = 4;

/** True when the effect had observed all that such a key consists of, and so replaces it. */
export function replaces({ seen }: Effect, region: Region, place: number): boolean {
  const { stamps } = region;
  if (!covers(seen, stamps[place * STAMP] ?? 0, stamps[place * STAMP + 1] ?? 0)) return false;
  return isCollected(region, place) || dominates(seen, seenAt(region, place));
}

/** What the write had observed was forgotten in a quiet round. */
function isCollected({ collected, stamps }: Region, place: number): boolean {
  return covers(collected, stamps[place * STAMP] ?? 0, stamps[place * STAMP + 1] ?? 0);
}

/** What a write had observed that is not collected. */
const seenAt = ({ fresh, stamps }: Region, place: number): Clock =>
  fresh.seens[stamps[place * STAMP + 3] ?? 0] ?? NO_CLOCK;

/** Keeps the key as this write alone; `wasAlone`: it was kept so already. */
export function keepAlone(
  region: Region,
  place: number,
  { origin, n, wallMs, seen, payload }: PlainSet,
  wasAlone: boolean,
): void {
  const { stamps, fresh } = region;
  const at = place * STAMP;
  while (stamps.length <= at) stamps.push(0, 0, 0, 0);
  if (!wasAlone || isCollected(region, place)) {
    stamps[at + 3] = fresh.count;
    addPlace(fresh, place);
  }
  fresh.seens[stamps[at + 3] ?? 0] = seen;
  stamps[at] = origin;
  stamps[at + 1] = n;
  stamps[at + 2] = wallMs;
  region.keys.put(place, payload.value);
}

/**
 * In the last quiet round what lone writes had observed is forgotten. Short of one they are looked at
 * like all the rest.
 */
export function collectLone(region: Region, isLast: boolean): void {
  const { fresh } = region;
  for (let at = 0; at < fresh.count; at++) {
    if (!isLast) generalAt(region, fresh.places[at] ?? NO_PLACE);
    fresh.seens[at] = NO_CLOCK;
  }
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
export function unfold(region: Region, place: number, value: ByteString): KeyState {
  const { stamps } = region;
  const write: Write = {
    origin: stamps[place * STAMP] ?? 0,
    n: stamps[place * STAMP + 1] ?? 0,
    wallMs: stamps[place * STAMP + 2] ?? 0,
    seen: isCollected(region, place) ? NO_CLOCK : seenAt(region, place),
  };
  const header = createHeader('string', NO_CLOCK);
  dataType('string').apply(header, write, { op: 'assign', value }, UNASKED);
  const entry: KeyState = { headers: header, expiry: undefined, removed: NO_CLOCK };
  if (!isCollected(region, place)) {
    entry.expiry = expiryBy(write, { atMs: Infinity, withValue: true });
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
  return typeof found === 'string' ? unfold(region, place, found) : found;
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
