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
  // KEEPTTL leaves the deadlines alone, seen or unseen: what another type had goes with the write.
  if (ttl === 'keep') return [rewriteString(key, value)];
  const type = view.type(key);
  const assigned = assignString(key, value, ttl);
  return type === undefined || type === 'string' ? [assigned] : [deleteKey(key), assigned];
}

/** False for a value that a simulation does not hold. */
export const fitsValue = (lengthBytes: number): boolean => lengthBytes <= simulatedValueBytesMax;
