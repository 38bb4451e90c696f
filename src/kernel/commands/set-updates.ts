/** What set commands plan. */
import type { ByteString } from '../base/index.ts';
import { deleteKey, type TypedUpdate, type Update } from './update.ts';
import type { View } from './view.ts';

export const addMembers = (key: ByteString, members: readonly ByteString[]): TypedUpdate => ({
  type: 'set',
  key,
  intent: { op: 'add', members },
});

export const removeMembers = (key: ByteString, members: readonly ByteString[]): TypedUpdate => ({
  type: 'set',
  key,
  intent: { op: 'remove', members },
});

/**
 * Replaces a key by a result computed here (SET-4): what is observed at the destination goes,
 * concurrent adds to it stay. `add` is absent when the result is empty.
 */
export function storeResult(
  view: View,
  destination: ByteString,
  add: TypedUpdate | undefined,
): Update[] {
  const updates: Update[] = view.type(destination) === undefined ? [] : [deleteKey(destination)];
  if (add !== undefined) updates.push(add);
  return updates;
}
