/**
 * Integers inside byte strings (BITFIELD): signed of 1 to 64 bits, unsigned of 1 to 63, at any bit
 * offset, highest bit first. All arithmetic is exact, so overflow is seen and not suffered.
 */
import { asBytes, type ByteString } from './bytes.ts';
import { growToBit } from './bits.ts';
import { INT64_MAX, normalInt, parseInt64, type Int } from './int.ts';

export type FieldType = { readonly isSigned: boolean; readonly bits: number };

export type Overflow = 'WRAP' | 'SAT' | 'FAIL';

/**
 * A type such as `i16` or `u8`. `undefined` for Redis's "Invalid bitfield type. Use something like
 * i16 u8. Note that u64 is not supported but i64 is."
 */
export function parseFieldType(source: ByteString): FieldType | undefined {
  const isSigned = source.startsWith('i');
  if (!isSigned && !source.startsWith('u')) return undefined;
  // Redis hands the rest to strlen, so a zero byte ends it.
  const bits = parseInt64(asBytes(source.slice(1).split('\0', 1).join('')));
  if (typeof bits !== 'number' || bits < 1 || bits > (isSigned ? 64 : 63)) return undefined;
  return { isSigned, bits };
}

export type Field = { readonly type: FieldType; readonly offset: number };

/** BITFIELD GET. Bits beyond the end of the string are zeros. */
export function readField(value: ByteString, { type, offset }: Field): Int {
  const firstByte = Math.floor(offset / 8);
  const lastByte = Math.floor((offset + type.bits - 1) / 8);
  let window = 0n;
  for (let at = firstByte; at <= lastByte; at++) {
    window = (window << 8n) | BigInt(at < value.length ? value.charCodeAt(at) : 0);
  }
  const unsigned = window >> BigInt((lastByte + 1) * 8 - offset - type.bits);
  return normalInt(reduce(unsigned, type));
}

export type FieldWrite = {
  readonly operation: 'SET' | 'INCRBY';
  readonly amount: Int;
  readonly overflow: Overflow;
};

export type FieldWritten = {
  /** Grown to hold the field even when nothing was written, as Redis does. */
  readonly value: ByteString;
  /** The old number for SET, the new one for INCRBY; `undefined` when FAIL refused. */
  readonly reply: Int | undefined;
};

/** BITFIELD SET and INCRBY. */
export function writeField(value: ByteString, field: Field, write: FieldWrite): FieldWritten {
  const { type, offset } = field;
  const grown = growToBit(value, offset + type.bits - 1);
  const before = readField(grown, field);
  const after = fit(wantedNumber(before, type, write), type, write);
  if (after === undefined) return { value: grown, reply: undefined };
  const reply = write.operation === 'SET' ? before : normalInt(after);
  return { value: storeField(grown, field, after), reply };
}

function wantedNumber(before: Int, type: FieldType, write: FieldWrite): bigint {
  const amount = BigInt(write.amount);
  if (write.operation === 'INCRBY') return BigInt(before) + amount;
  // A negative number for an unsigned field is a very large one: C's conversion.
  return type.isSigned ? amount : BigInt.asUintN(64, amount);
}

/** The number a field holds when `wanted` is put into it, `undefined` when it must not be put. */
function fit(wanted: bigint, type: FieldType, write: FieldWrite): bigint | undefined {
  const max = (1n << BigInt(type.isSigned ? type.bits - 1 : type.bits)) - 1n;
  const min = type.isSigned ? -max - 1n : 0n;
  if (wanted >= min && wanted <= max) return wanted;
  // SET compares with a distance of 64 bits. Where that overflows, Redis takes a number that is
  // far too small for one that is too large.
  const isTooLarge = wanted > max || (write.operation === 'SET' && max - wanted > INT64_MAX);
  switch (write.overflow) {
    case 'WRAP':
      return reduce(wanted, type);
    case 'SAT':
      return isTooLarge ? max : min;
    case 'FAIL':
      return undefined;
  }
}

function reduce(value: bigint, type: FieldType): bigint {
  return type.isSigned ? BigInt.asIntN(type.bits, value) : BigInt.asUintN(type.bits, value);
}

function storeField(value: ByteString, { type, offset }: Field, number: bigint): ByteString {
  const firstByte = Math.floor(offset / 8);
  const lastByte = Math.floor((offset + type.bits - 1) / 8);
  const shift = BigInt((lastByte + 1) * 8 - offset - type.bits);
  const mask = ((1n << BigInt(type.bits)) - 1n) << shift;
  const set = (number << shift) & mask;
  let written = '';
  for (let at = lastByte; at >= firstByte; at--) {
    const place = BigInt(lastByte - at) * 8n;
    const kept = value.charCodeAt(at) & ~Number((mask >> place) & 0xffn);
    written = String.fromCharCode(kept | Number((set >> place) & 0xffn)) + written;
  }
  return asBytes(value.slice(0, firstByte) + written + value.slice(lastByte + 1));
}
