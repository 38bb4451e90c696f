/**
 * INCRBYFLOAT and HINCRBYFLOAT as one step: the text a single Redis would answer, and the exact
 * decimals by which the value moved. Regions replicate those, never floats: the issuing region
 * then shows letter for letter what Redis shows, and sums stay exact everywhere else.
 */
import type { ByteString } from './bytes.ts';
import { decimalOf, parseDecimal, subtractDecimal, type Decimal } from './decimal.ts';
import { addLongDouble, parseLongDouble } from './long-double.ts';

/** By how much a value moved: the increment, and what rounding the new value made of it. */
export type FloatChange = { readonly by: Decimal; readonly slip?: Decimal };

export type FloatIncrement =
  | {
      readonly kind: 'incremented';
      readonly text: ByteString;
      /** Together `text` minus the old value read as a Decimal; no slip where nothing slipped. */
      readonly change: FloatChange;
    }
  | { readonly kind: 'not-a-float'; readonly culprit: 'current' | 'increment' }
  | { readonly kind: 'nan-or-infinity' };

/**
 * Both texts are read before they are added, the increment first, so a text that is no float is
 * reported before an infinity. HINCRBYFLOAT refuses an infinite increment even before it looks at
 * the field; `parseDecimal` tells it.
 */
export function incrementFloat(current: ByteString, increment: ByteString): FloatIncrement {
  const right = parseLongDouble(increment);
  if (right === undefined) return { kind: 'not-a-float', culprit: 'increment' };
  const left = parseLongDouble(current);
  if (left === undefined) return { kind: 'not-a-float', culprit: 'current' };
  const text = addLongDouble(left, right);
  const after = text === undefined ? undefined : parseDecimal(text);
  const isFinite = left.kind === 'finite' && right.kind === 'finite';
  if (text === undefined || after?.kind !== 'finite' || !isFinite) {
    return { kind: 'nan-or-infinity' };
  }
  const by = decimalOf(right.exact);
  const slip = subtractDecimal(subtractDecimal(after.value, decimalOf(left.exact)), by);
  return { kind: 'incremented', text, change: slip === 0 ? { by } : { by, slip } };
}
