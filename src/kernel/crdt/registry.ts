/**
 * The data types, by name: the one place that knows them all. A header, an intent and a payload
 * carry their type's name; whoever handles them generically pairs them by it.
 */
import type { Profile } from '../profile.ts';
import type { DataType, TypeName } from './data-type.ts';
import { hashType, type HashIntent, type HashPayload, type HashState } from './hash.ts';
import { listType, type ListIntent, type ListPayload, type ListState } from './list.ts';
import { setType, type SetIntent, type SetPayload, type SetState } from './set.ts';
import { stringType, type StringIntent, type StringPayload, type StringState } from './string.ts';
import { zsetType, type ZsetIntent, type ZsetPayload, type ZsetState } from './zset.ts';

export type StateOf = {
  string: StringState;
  list: ListState;
  hash: HashState;
  set: SetState;
  zset: ZsetState;
};

export type IntentOf = {
  string: StringIntent;
  list: ListIntent;
  hash: HashIntent;
  set: SetIntent;
  zset: ZsetIntent;
};

export type PayloadOf = {
  string: StringPayload;
  list: ListPayload;
  hash: HashPayload;
  set: SetPayload;
  zset: ZsetPayload;
};

export const DATA_TYPES: {
  readonly [Name in TypeName]: DataType<StateOf[Name], IntentOf[Name], PayloadOf[Name]>;
} = {
  string: stringType,
  list: listType,
  hash: hashType,
  set: setType,
  zset: zsetType,
};

/** In the order of `typeConflict: fixed-order`. */
export const TYPE_NAMES: readonly TypeName[] = ['string', 'list', 'hash', 'set', 'zset'];

/** A key's state of one type; several exist when regions created it with different types. */
export type Header = StateOf[TypeName] & Hanging;
type Hanging = { next: Header | undefined };

/** What a typed write asks for, and the payload that replicates it, each with its type's name. */
export type TypedIntent = {
  [Name in TypeName]: { readonly type: Name; readonly intent: IntentOf[Name] };
}[TypeName];
export type TypedPayload = {
  [Name in TypeName]: { readonly type: Name; readonly payload: PayloadOf[Name] };
}[TypeName];

export type Payload = TypedPayload['payload'];

type AnyDataType = DataType<unknown, unknown, unknown>;

/**
 * A type seen without its state's type. A header, intent or payload carries its type's name, so
 * whoever pairs them by that name keeps the promise that this cast cannot express.
 */
export function dataType(name: TypeName): AnyDataType {
  return typeCalled(name) as AnyDataType;
}

/** Asked several times for every write: a comparison of names is faster than a look into the table. */
function typeCalled(name: TypeName): (typeof DATA_TYPES)[TypeName] {
  switch (name) {
    case 'string':
      return stringType;
    case 'list':
      return listType;
    case 'hash':
      return hashType;
    case 'set':
      return setType;
    case 'zset':
      return zsetType;
  }
}

export function createHeader(type: TypeName, removed: readonly number[]): Header {
  return dataType(type).create(removed) as Header;
}

/** Pairs an intent with its type's state and gives the payload that replicates it. */
export function prepareTyped(header: Header, wanted: TypedIntent, profile: Profile): Payload {
  return dataType(wanted.type).prepare(header, wanted.intent, profile) as Payload;
}
