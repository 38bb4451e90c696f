/** What list commands plan: insertions and removals at visible indexes. */
import type { ByteString } from '../base/index.ts';
import type { ListEnd } from './list-ends.ts';
import type { TypedUpdate } from './update.ts';

/** LPUSH or RPUSH of values, one after the other; `size` is the list's length before it. */
export function pushElements(
  key: ByteString,
  push: { readonly end: ListEnd; readonly size: number; readonly values: readonly ByteString[] },
): TypedUpdate {
  const { end, size, values } = push;
  const index = end === 'left' ? 0 : size;
  return { type: 'list', key, intent: { op: 'insert', index, values, grows: end } };
}

/** One element before the visible index; the index may be the length. */
export const insertElement = (key: ByteString, index: number, value: ByteString): TypedUpdate => ({
  type: 'list',
  key,
  intent: { op: 'insert', index, values: [value], grows: 'right' },
});

export const removeElements = (key: ByteString, indexes: readonly number[]): TypedUpdate => ({
  type: 'list',
  key,
  intent: { op: 'remove', indexes },
});

export const setElement = (key: ByteString, index: number, value: ByteString): TypedUpdate => ({
  type: 'list',
  key,
  intent: { op: 'set', index, value },
});
