/**
 * `long double` as Redis uses it on x86-64: the 80-bit floats of the x87, in which INCRBYFLOAT and
 * HINCRBYFLOAT read, add and print. Adding in any other precision would show in the last digits of
 * a reply.
 */
import { addFloats, EXTENDED, printHuman, roundExact, type BinaryFloat } from './binary-float.ts';
import { asBytes, type ByteString } from './bytes.ts';
import { readFloatText, type ExactNumber } from './float-text.ts';

export type LongDouble =
  | {
      readonly kind: 'finite';
      /** What the text says, before rounding. */
      readonly exact: ExactNumber;
      readonly rounded: BinaryFloat;
    }
  | { readonly kind: 'infinite'; readonly isNegative: boolean };

/** Redis's buffer for a long double in text; the zero byte that ends it counts. */
const TEXT_BYTES_MAX = 5 * 1024;

/**
 * Reads a text as Redis's string2ld: decimal, exponent, hexadecimal, infinity. `undefined` for
 * what Redis calls "not a valid float": no number, NaN, spaces, 5120 bytes or more, overflow, and
 * underflow to zero.
 */
export function parseLongDouble(source: ByteString): LongDouble | undefined {
  if (source.length >= TEXT_BYTES_MAX) return undefined;
  const read = readFloatText(source);
  if (read?.kind !== 'finite') return read;
  const exact = read.value;
  const rounded = roundExact(exact, EXTENDED);
  if (rounded === 'overflow') return undefined;
  const isLost = rounded.mantissa === 0n && exact.mantissa !== 0n;
  return isLost ? undefined : { kind: 'finite', exact, rounded };
}

/** The text Redis stores for the sum; `undefined` when the sum is infinite or not a number. */
export function addLongDouble(left: LongDouble, right: LongDouble): ByteString | undefined {
  if (left.kind === 'infinite' || right.kind === 'infinite') return undefined;
  const sum = addFloats(left.rounded, right.rounded, EXTENDED);
  return sum === 'overflow' ? undefined : asBytes(printHuman(sum));
}
