/**
 * What a command wants changed, before it has a name (dot) or a payload. A command plans updates
 * and writes nothing; the region turns each into one effect, in order.
 */
import type { ByteString } from '../base/index.ts';
import type { TypedIntent } from '../crdt/index.ts';

export type KeyIntent =
  /** DEL: removes every observed write of the key, whatever its type (KEY-1). */
  | { readonly op: 'delete' }
  /** EXPIRE with a deadline in epoch ms; PERSIST with `Infinity` (EXP-1, EXP-2). */
  | { readonly op: 'expire'; readonly atMs: number };

export type TypedUpdate = TypedIntent & {
  readonly key: ByteString;
  /** Deadline written with the value (EXP-9): `Infinity` for none; absent keeps the TTL. */
  readonly expireAtMs?: number;
};

export type KeyUpdate = {
  readonly type: 'key';
  readonly key: ByteString;
  readonly intent: KeyIntent;
};

/** PUBLISH: changes no key; `key` is the channel (PUB-1). */
export type MessageUpdate = {
  readonly type: 'message';
  readonly key: ByteString;
  readonly intent: MessageIntent;
};

export type MessageIntent = {
  readonly scope: 'channel' | 'shard';
  readonly message: ByteString;
};

export type Update = TypedUpdate | KeyUpdate | MessageUpdate;

export const deleteKey = (key: ByteString): KeyUpdate => ({
  type: 'key',
  key,
  intent: { op: 'delete' },
});

export const expireKey = (key: ByteString, atMs: number): KeyUpdate => ({
  type: 'key',
  key,
  intent: { op: 'expire', atMs },
});

/** SET: a new value; the TTL becomes `expireAtMs`, by default none. */
export const assignString = (
  key: ByteString,
  value: ByteString,
  expireAtMs = Infinity,
): TypedUpdate => ({ type: 'string', key, intent: { op: 'assign', value }, expireAtMs });

/** A new value that keeps the key's TTL (APPEND, SETRANGE, SET KEEPTTL…). */
export const rewriteString = (key: ByteString, value: ByteString): TypedUpdate => ({
  type: 'string',
  key,
  intent: { op: 'assign', value },
});
