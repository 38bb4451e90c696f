/** What hash commands plan. A field follows the rules of a key, one level down (HSH-2, HSH-5). */
import type { ByteString, FloatChange } from '../base/index.ts';
import type { TypedUpdate } from './update.ts';

/** Field and value, as HSET takes them. */
export type FieldValue = readonly [field: ByteString, value: ByteString];

/**
 * HSET. The fields' TTL becomes `expireAtMs` (epoch ms), by default none (EXP-9). Where a field
 * is named twice the last value counts, as in Redis: one write may assign a field only once.
 */
export function assignFields(
  key: ByteString,
  fields: readonly FieldValue[],
  expireAtMs = Infinity,
): TypedUpdate {
  return { type: 'hash', key, intent: { op: 'assign', fields: [...new Map(fields)], expireAtMs } };
}

/** New values that keep the fields' TTL. */
export function rewriteFields(key: ByteString, fields: readonly FieldValue[]): TypedUpdate {
  return { type: 'hash', key, intent: { op: 'assign', fields: [...new Map(fields)] } };
}

export const incrementField = (
  key: ByteString,
  field: ByteString,
  { by, slip }: FloatChange,
): TypedUpdate => ({
  type: 'hash',
  key,
  intent:
    slip === undefined ? { op: 'increment', field, by } : { op: 'increment', field, by, slip },
});

export const removeFields = (key: ByteString, fields: readonly ByteString[]): TypedUpdate => ({
  type: 'hash',
  key,
  intent: { op: 'remove', fields },
});

/** A new deadline in epoch ms, `Infinity` for none. Each field may be named once. */
export const expireFields = (
  key: ByteString,
  fields: readonly ByteString[],
  atMs: number,
): TypedUpdate => ({ type: 'hash', key, intent: { op: 'expire', fields, atMs } });
