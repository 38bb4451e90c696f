/**
 * Hash: an observed-remove map from field to cell.
 *
 * Conflict rule. Writes to different fields are united (HSH-1); a field resolves as a string does
 * (HSH-2); HDEL and DEL take only what they had observed, so a concurrent HSET of a field
 * survives, alone if need be (HSH-3, HSH-4). Field TTLs follow the rules of key TTLs, field by
 * field (HSH-5).
 */
import type { ByteString, Decimal } from '../base/index.ts';
import {
  dominates,
  joined,
  NO_CLOCK,
  removalClock,
  type InstanceId,
  type Clock,
  type TieBreak,
  type Write,
} from '../causality/index.ts';
import type { Profile } from '../profile.ts';
import { COUNTED_DECIMALS, DECIMALS } from './amount.ts';
import type { Counted } from './slip.ts';
import {
  assignCell,
  cellDots,
  cellWrites,
  collectCell,
  createCell,
  hasWrites,
  incrementCell,
  isCellBlank,
  isCellLive,
  isCellSettled,
  mergeCell,
  removeFromCell,
  type Cell,
} from './cell.ts';
import type { DataType, Typed } from './data-type.ts';
import { lastOfEach } from './dots.ts';
import {
  collectedExpiry,
  deadlineInForce,
  expiryBy,
  isPast,
  mergedExpiry,
  withDeadline,
  withoutDeadlines,
  type Expiry,
} from './expiry.ts';
import { grounded } from './ground.ts';
import { readCell } from './string.ts';

export type Field = { readonly cell: Cell<ByteString>; expiry: Expiry | undefined };

export type HashState = Typed<'hash'> & {
  fields: Map<ByteString, Field>;
  /** Fields whose cell is live: kept, so that HLEN is one read while no field has a TTL. */
  size: number;
  /** Fields with anything to say about deadlines: while there are none, no field is looked at. */
  timed: number;
  /** Fields that remember something: while there are none, a round of collection need not look. */
  unsettled: number;
  removed: Clock;
};

export type HashIntent =
  | {
      readonly op: 'assign';
      readonly fields: readonly (readonly [field: ByteString, value: ByteString])[];
      /** Epoch ms, `Infinity` for none; absent keeps each field's TTL. */
      readonly expireAtMs?: number;
    }
  | {
      readonly op: 'increment';
      readonly field: ByteString;
      readonly by: Decimal;
      /** By how much more, or less, rounding changed the value in the executing region. */
      readonly slip?: Decimal;
    }
  | { readonly op: 'remove'; readonly fields: readonly ByteString[] }
  | { readonly op: 'expire'; readonly fields: readonly ByteString[]; readonly atMs: number };

type Replicated =
  | Exclude<HashIntent, { op: 'increment' }>
  | { readonly op: 'increment'; readonly field: ByteString; readonly by: Counted<Decimal> };

export type HashPayload = Replicated & {
  /** Fields absent at the origin: an observed deadline must not attach to them (EXP-10). */
  readonly created?: readonly ByteString[];
};

export const hashType: DataType<HashState, HashIntent, HashPayload> = {
  name: 'hash',
  create: (removed) => ({
    type: 'hash',
    next: undefined,
    fields: new Map(),
    size: 0,
    timed: 0,
    unsettled: 0,
    removed,
  }),
  prepare(state, intent, { switches }) {
    const created = createdBy(state, intent, switches.tieBreak);
    if (intent.op !== 'increment') return created === undefined ? intent : { ...intent, created };
    const { op, field } = intent;
    const by = grounded(state.fields.get(field)?.cell, intent, switches.tieBreak, DECIMALS);
    return created === undefined ? { op, field, by } : { op, field, by, created };
  },
  apply(state, write, payload) {
    // A write that sets a deadline replaces those it had observed anyway.
    const keepsDeadlines = payload.op !== 'assign' || payload.expireAtMs === undefined;
    if (keepsDeadlines && payload.created !== undefined) {
      for (const name of payload.created) forgetDeadlines(state, write, name);
    }
    switch (payload.op) {
      case 'assign':
        for (const [name, value] of payload.fields) {
          assignField(state, write, name, { value, expireAtMs: payload.expireAtMs });
        }
        return;
      case 'increment':
        incrementField(state, write, payload.field, payload.by);
        return;
      case 'remove':
        for (const name of payload.fields) removeField(state, write, name);
        return;
      case 'expire':
        for (const name of payload.fields) expireField(state, write, name, payload.atMs);
        return;
    }
  },
  remove(state, context) {
    state.removed = joined(state.removed, context);
    for (const [name, field] of state.fields) {
      const before = marksOf(field);
      removeFromCell(field.cell, context, COUNTED_DECIMALS);
      if (field.expiry !== undefined) {
        field.expiry = withoutDeadlines(field.expiry, state.removed, context);
      }
      settle(state, name, field, before);
    }
  },
  merge(into, from, merging) {
    hashType.remove(into, from.removed, merging);
    for (const [name, theirs] of from.fields) {
      const ours = fieldOf(into, name);
      const before = marksOf(ours);
      mergeCell(ours.cell, theirs.cell, into.removed, COUNTED_DECIMALS);
      ours.expiry = mergedExpiry(ours.expiry, theirs.expiry, into.removed);
      settle(into, name, ours, before);
    }
  },
  collect(state, stable) {
    if (dominates(stable.clock, state.removed)) state.removed = NO_CLOCK;
    if (state.unsettled === 0) return;
    for (const [name, field] of state.fields) {
      const before = marksOf(field);
      if ((before & UNSETTLED) === 0) continue;
      collectCell(field.cell, stable.clock);
      if (field.expiry !== undefined) field.expiry = collectedExpiry(field.expiry, stable);
      settle(state, name, field, before);
    }
  },
  isSettled: (state) => state.unsettled === 0 && state.removed.length === 0,
  isLive: (state) => state.size > 0,
  isBlank: (state) => state.fields.size === 0 && state.removed.length === 0,
  smallestOrigin(state): InstanceId {
    let smallest = Infinity;
    for (const { cell } of state.fields.values()) {
      for (const dot of cellDots(cell)) smallest = Math.min(smallest, dot.origin);
    }
    return smallest;
  },
  lastWrites: (state) =>
    lastOfEach([...state.fields.values()].flatMap(({ cell }) => cellWrites(cell))),
  tombstones(state) {
    const deleted = state.size === 0 && state.removed.length > 0 ? 1 : 0;
    return state.fields.size - state.size + deleted;
  },
};

function assignField(
  state: HashState,
  write: Write,
  name: ByteString,
  assigned: { readonly value: ByteString; readonly expireAtMs: number | undefined },
): void {
  const field = fieldOf(state, name);
  const before = marksOf(field);
  assignCell(field.cell, write, assigned.value, state.removed, COUNTED_DECIMALS);
  const atMs = assigned.expireAtMs;
  if (atMs !== undefined) {
    const written = expiryBy(write, { atMs, withValue: true });
    field.expiry = withDeadline(field.expiry, state.removed, written);
  }
  settle(state, name, field, before);
}

function incrementField(
  state: HashState,
  write: Write,
  name: ByteString,
  by: Counted<Decimal>,
): void {
  const field = fieldOf(state, name);
  const before = marksOf(field);
  incrementCell(field.cell, write, by, state.removed, COUNTED_DECIMALS);
  settle(state, name, field, before);
}

function removeField(state: HashState, write: Write, name: ByteString): void {
  const field = fieldOf(state, name);
  const before = marksOf(field);
  const context = removalClock(write);
  removeFromCell(field.cell, context, COUNTED_DECIMALS);
  // Also without a deadline: one that this removal had observed may still be on its way.
  field.expiry = withoutDeadlines(field.expiry, state.removed, context);
  settle(state, name, field, before);
}

function expireField(state: HashState, write: Write, name: ByteString, atMs: number): void {
  const field = fieldOf(state, name);
  const before = marksOf(field);
  const written = expiryBy(write, { atMs, withValue: false });
  field.expiry = withDeadline(field.expiry, state.removed, written);
  settle(state, name, field, before);
}

/** EXP-10. Here too the deadlines may arrive later than the write that had observed them. */
function forgetDeadlines(state: HashState, write: Write, name: ByteString): void {
  const field = fieldOf(state, name);
  const before = marksOf(field);
  field.expiry = withoutDeadlines(field.expiry, state.removed, removalClock(write));
  settle(state, name, field, before);
}

function fieldOf(state: HashState, name: ByteString): Field {
  const known = state.fields.get(name);
  if (known !== undefined) return known;
  const field: Field = { cell: createCell(), expiry: undefined };
  state.fields.set(name, field);
  return field;
}

/** What is counted of a field, as bits: compared before and after every change of it. */
function marksOf(field: Field): number {
  const { cell, expiry } = field;
  let marks = isFieldLive(field) ? LIVE : 0;
  if (expiry !== undefined) marks |= TIMED;
  if (expiry !== undefined || !isCellSettled(cell)) marks |= UNSETTLED;
  return marks;
}

const LIVE = 1;
const TIMED = 2;
const UNSETTLED = 4;

/** Keeps the counts true after a change of one field, and drops it when nothing is left. */
function settle(state: HashState, name: ByteString, field: Field, before: number): void {
  const isKept = !isForgotten(state, field);
  if (!isKept) state.fields.delete(name);
  const now = isKept ? marksOf(field) : 0;
  const changed = now ^ before;
  if ((changed & LIVE) !== 0) state.size += (now & LIVE) === 0 ? -1 : 1;
  if ((changed & TIMED) !== 0) state.timed += (now & TIMED) === 0 ? -1 : 1;
  if ((changed & UNSETTLED) !== 0) state.unsettled += (now & UNSETTLED) === 0 ? -1 : 1;
}

/** Written fields that are absent, and with something to forget: deadlines, or what a DEL took with them. */
function createdBy(
  state: HashState,
  intent: HashIntent,
  tieBreak: TieBreak,
): readonly ByteString[] | undefined {
  if (intent.op !== 'assign' && intent.op !== 'increment') return undefined;
  if (state.removed.length === 0 && state.timed === 0) return undefined;
  const created = fieldsNamedBy(intent).filter((name) => {
    const field = state.fields.get(name);
    if (field === undefined) return state.removed.length > 0;
    return field.expiry !== undefined && !isCellLive(field.cell, tieBreak);
  });
  return created.length === 0 ? undefined : created;
}

export const isFieldLive = ({ cell }: Field): boolean => hasWrites(cell);

function isForgotten(state: HashState, { cell, expiry }: Field): boolean {
  if (hasWrites(cell)) return false;
  if (!isCellBlank(cell) && !dominates(state.removed, cell.removed)) return false;
  return (
    expiry === undefined ||
    (expiry.deadlines === undefined && dominates(state.removed, expiry.removed))
  );
}

/** The field's visible value at a wall time, by this region's clock (EXP-4, EXP-7). */
export function readField(
  state: HashState,
  name: ByteString,
  at: { readonly wallMs: number; readonly profile: Profile },
): ByteString | undefined {
  const field = state.fields.get(name);
  if (field === undefined || isFieldExpired(field, at.wallMs)) return undefined;
  return readCell(field.cell, at.profile);
}

/** The fields that a write is about. */
export function fieldsNamedBy(write: HashIntent | HashPayload): readonly ByteString[] {
  switch (write.op) {
    case 'assign':
      return write.fields.map(([name]) => name);
    case 'increment':
      return [write.field];
    case 'remove':
    case 'expire':
      return write.fields;
  }
}

/** The deadline of a field, when it has a finite one. */
export function fieldDeadlineMs(field: Field): number | undefined {
  if (field.expiry === undefined) return undefined;
  const deadline = deadlineInForce(field.expiry);
  return deadline === undefined || deadline.atMs === Infinity ? undefined : deadline.atMs;
}

export function isFieldExpired(field: Field, wallMs: number): boolean {
  const atMs = fieldDeadlineMs(field);
  return atMs !== undefined && isPast(atMs, wallMs);
}

/** Visible fields in byte order. */
export function readFields(
  state: HashState,
  at: { readonly wallMs: number; readonly profile: Profile },
): [ByteString, ByteString][] {
  const entries: [ByteString, ByteString][] = [];
  for (const name of state.fields.keys()) {
    const value = readField(state, name, at);
    if (value !== undefined) entries.push([name, value]);
  }
  return entries.sort(([left], [right]) => (left < right ? -1 : left > right ? 1 : 0));
}
