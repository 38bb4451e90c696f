/**
 * A meeting: writes arrive at a key where others are that had not seen them. What is common to all
 * kinds of reasons: who met whom, on which part of the key, and how a write is called.
 */
import {
  asBytes,
  EMPTY,
  exactSum,
  formatDecimal,
  formatDouble,
  isDecimal,
  type ByteString,
  type Decimal,
} from '../base/index.ts';
import { covers, type Clock, type Dot } from '../causality/index.ts';
import {
  amountOf,
  fieldsNamedBy,
  type Counted,
  type Reason,
  type Side,
  type Terms,
  type TypeName,
} from '../crdt/index.ts';
import type { Profile } from '../profile.ts';
import type { Effect } from './effect.ts';
import { effectOf, effectsBetween, type History } from './history.ts';
import type { KeyState } from './state.ts';

export type Meeting = {
  readonly key: ByteString;
  /** As it is after the arrival. */
  readonly entry: KeyState;
  readonly profile: Profile;
  readonly history: History;
  /** What the region had before it, and what it has after. */
  readonly before: Clock;
  readonly after: Clock;
};

/** The part of a key that a write is about: an element, or the whole value of its type. */
export type Scope = { readonly type: TypeName; readonly element: ByteString | undefined };

export const isNew = ({ before }: Meeting, { origin, n }: Dot): boolean =>
  !covers(before, origin, n);

/** Neither had seen the other. */
export const areConcurrent = (left: Effect, right: Effect): boolean =>
  !covers(left.seen, right.origin, right.n) && !covers(right.seen, left.origin, left.n);

/** The writes here that the write had not seen: concurrent ones, and those that had seen it. */
export const unseenBy = ({ history, key, after }: Meeting, write: Effect): Effect[] =>
  effectsBetween(history, key, write.seen, after).filter(
    ({ origin, n }) => origin !== write.origin || n !== write.n,
  );

export const writeAt = ({ history, key }: Meeting, dot: Dot): Effect | undefined =>
  effectOf(history, key, dot);

/** True when it takes away whatever it had observed there and puts nothing in its place. */
export function isRemoval(write: Effect, { type, element }: Scope): boolean {
  if (write.type === 'key') return write.payload.op === 'delete';
  if (write.type !== type || element === undefined) return false;
  switch (write.type) {
    case 'hash':
      return write.payload.op === 'remove' && write.payload.fields.includes(element);
    case 'set':
    case 'zset':
      return write.payload.op === 'remove' && write.payload.members.includes(element);
    case 'string':
    case 'list':
      return false;
  }
}

/** True when it puts something there that a removal could take away: not a deadline, not a pop. */
export function isAddition(write: Effect): boolean {
  switch (write.type) {
    case 'string':
      return true;
    case 'hash':
    case 'zset':
      return write.payload.op === 'assign' || write.payload.op === 'increment';
    case 'set':
      return write.payload.op === 'add';
    case 'list':
      return write.payload.op === 'insert' || write.payload.op === 'replace';
    case 'key':
    case 'message':
      return false;
  }
}

/** True when nothing that it had observed there stands beside it. */
export function isReplacement(write: Effect, scope: Scope): boolean {
  if (isRemoval(write, scope)) return true;
  if (write.type === 'key' || write.type === 'message') return false;
  if (write.type !== scope.type) return write.drops.includes(scope.type);
  const { element } = scope;
  switch (write.type) {
    case 'string':
      return write.payload.op === 'assign';
    case 'hash':
      return (
        write.payload.op === 'assign' && write.payload.fields.some(([name]) => name === element)
      );
    case 'zset':
      return (
        write.payload.op === 'assign' && write.payload.entries.some(([name]) => name === element)
      );
    case 'set':
    case 'list':
      return false;
  }
}

/** The elements that a write is about; one that stands for the whole of a type without elements. */
export function elementsOf(write: Effect): readonly (ByteString | undefined)[] {
  switch (write.type) {
    case 'hash':
      return fieldsNamedBy(write.payload);
    case 'set':
      return write.payload.members;
    case 'zset': {
      const { payload } = write;
      if (payload.op === 'increment') return [payload.member];
      return payload.op === 'assign' ? payload.entries.map(([name]) => name) : payload.members;
    }
    case 'string':
    case 'list':
    case 'key':
    case 'message':
      return [undefined];
  }
}

/** A side told by the word of its operation, or by its value where it has one of its own. */
export const sideOf = (write: Effect): Side => ({
  origin: write.origin,
  n: write.n,
  what: wordOf(write),
});

function wordOf(write: Effect): ByteString {
  switch (write.type) {
    case 'string':
      if (write.payload.op === 'increment') return amountWord(write.payload.by);
      return write.payload.value ?? DELETION;
    case 'hash':
      return HASH_WORDS[write.payload.op];
    case 'set':
      return SET_WORDS[write.payload.op];
    case 'zset':
      return ZSET_WORDS[write.payload.op];
    case 'list':
      return listWord(write.payload);
    case 'key':
      return write.payload.op === 'delete' ? DELETION : asBytes('EXPIRE');
    case 'message':
      return asBytes('PUBLISH');
  }
}

export const DELETION = asBytes('DEL');

const HASH_WORDS = {
  assign: asBytes('HSET'),
  increment: asBytes('HINCRBY'),
  remove: asBytes('HDEL'),
  expire: asBytes('HEXPIRE'),
} as const;

const SET_WORDS = { add: asBytes('SADD'), remove: asBytes('SREM') } as const;

const ZSET_WORDS = {
  assign: asBytes('ZADD'),
  increment: asBytes('ZINCRBY'),
  remove: asBytes('ZREM'),
} as const;

function listWord(payload: Extract<Effect, { type: 'list' }>['payload']): ByteString {
  switch (payload.op) {
    case 'insert':
      return payload.nodes[0]?.value ?? EMPTY;
    case 'replace':
      return payload.by.value;
    case 'overwrite':
      return payload.value;
    case 'remove':
      return asBytes('removal');
  }
}

/** What increments come to, without what rounding made of them. */
export function amountWord(counted: Counted<Decimal | Terms>): ByteString {
  const amount = amountOf(counted);
  if (isDecimal(amount)) return asBytes(formatDecimal(amount));
  return asBytes(formatDouble(exactSum(amount)));
}

/** A decision about what one side had seen: how far the other had got, and how far it had seen. */
export function observationReason(
  meeting: Meeting,
  told: { readonly rule: string; readonly winner: Side; readonly loser: Side },
  numbers: { readonly left: number; readonly right: number },
  element?: ByteString,
): Reason {
  const { left, right } = numbers;
  const margin = Math.abs(left - right);
  return { ...told, key: meeting.key, left, right, compared: 'observation', margin, element };
}
