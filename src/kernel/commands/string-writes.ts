/** What writing a string plans, whatever the key held before. Rules: STR-1, STR-2, EXP-9. */
import { simulatedValueBytesMax, type ByteString } from '../base/index.ts';
import { assignString, deleteKey, rewriteString, type Update } from './update.ts';
import type { View } from './view.ts';

/** The TTL a value is written with: a deadline in epoch ms, `Infinity` for none, or as it was. */
export type Ttl = number | 'keep';

/** SET: the value takes over the key, and removes first what another type had there. */
export function planAssignment(
  view: View,
  key: ByteString,
  value: ByteString,
  ttl: Ttl = Infinity,
): readonly Update[] {
  const type = view.type(key);
  const holdsString = type === undefined || type === 'string';
  if (holdsString) {
    return [ttl === 'keep' ? rewriteString(key, value) : assignString(key, value, ttl)];
  }
  // The deletion takes the deadline along, so keeping it means writing it again.
  const expireAtMs = ttl === 'keep' ? view.deadlineMs(key) : ttl;
  return [deleteKey(key), assignString(key, value, expireAtMs)];
}

/** False for a value that a simulation does not hold. */
export const fitsValue = (lengthBytes: number): boolean => lengthBytes <= simulatedValueBytesMax;
