/**
 * Byte strings as rows of bits (GETBIT, SETBIT, BITCOUNT, BITPOS, BITOP). Bit 0 is the highest bit
 * of the first byte. Beyond its end a string reads as zeros, except where a command says otherwise.
 * Offsets are numbers: parseBitOffset keeps them inside 2^32.
 */
import { asBytes, fromUint8, type ByteString } from './bytes.ts';
import { compareInt, parseInt64, type Int } from './int.ts';
import { valueBytesMax } from './limits.ts';

export type Bit = 0 | 1;

/**
 * A bit offset argument. With `fieldBits`, as in BITFIELD, `#n` counts in fields of that size.
 * `undefined` for Redis's "bit offset is not an integer or out of range".
 */
export function parseBitOffset(source: ByteString, fieldBits?: number): number | undefined {
  const isCounted = fieldBits !== undefined && source.startsWith('#');
  const parsed = parseInt64(isCounted ? asBytes(source.slice(1)) : source);
  if (parsed === undefined) return undefined;
  // Redis multiplies in 64 bits and looks at the range afterwards.
  const offset = isCounted ? BigInt.asIntN(64, BigInt(parsed) * BigInt(fieldBits)) : BigInt(parsed);
  return offset >= 0n && offset < BigInt(valueBytesMax) * 8n ? Number(offset) : undefined;
}

export function getBit(value: ByteString, offset: number): Bit {
  return offset < value.length * 8 ? bitAt(value, offset) : 0;
}

/** The string with one bit set, zero bytes added as needed. The old bit is `getBit`. */
export function setBit(value: ByteString, offset: number, bit: Bit): ByteString {
  const grown = growToBit(value, offset);
  const at = Math.floor(offset / 8);
  const mask = 0x80 >> (offset % 8);
  const old = grown.charCodeAt(at);
  const byte = String.fromCharCode(bit === 1 ? old | mask : old & ~mask);
  return asBytes(grown.slice(0, at) + byte + grown.slice(at + 1));
}

/** Zero bytes added until the bit exists: what a writing bit command does before all else. */
export function growToBit(value: ByteString, offset: number): ByteString {
  const missing = Math.floor(offset / 8) + 1 - value.length;
  return missing > 0 ? asBytes(value + '\0'.repeat(missing)) : value;
}

/** First and last position as the client gave them: included, negative ones from the end. */
export type BitRange = { readonly start: Int; readonly end: Int; readonly unit: 'byte' | 'bit' };

/** BITCOUNT, of the whole string without a range. */
export function countBits(value: ByteString, range?: BitRange): number {
  const { start, end, unit } = range ?? { start: 0, end: -1, unit: 'byte' };
  if (start < 0 && end < 0 && compareInt(start, end) > 0) return 0;
  const { first, last } = resolveBits(value, { start, end, unit });
  let count = 0;
  for (let byte = Math.floor(first / 8); byte <= Math.floor(last / 8); byte++) {
    count += onesIn(maskedByte(value, byte, { first, last }));
  }
  return count;
}

/** As BitRange; without an end, BITPOS believes that zeros follow the string. */
export type BitSearch = { readonly start: Int; readonly end?: Int; readonly unit: 'byte' | 'bit' };

/**
 * BITPOS: the position of the first such bit, -1 when there is none. For a key that does not exist
 * Redis answers 0 (bit 0) or -1 (bit 1) without looking; an existing empty string is searched here.
 */
export function findBit(value: ByteString, bit: Bit, search?: BitSearch): number {
  const { start, end, unit } = search ?? { start: 0, unit: 'byte' };
  const { first, last } = resolveBits(value, { start, end: end ?? -1, unit });
  if (first > last) return -1;
  const skipped = bit === 1 ? 0 : 0xff;
  for (let byte = Math.floor(first / 8); byte <= Math.floor(last / 8); byte++) {
    if (value.charCodeAt(byte) === skipped) continue;
    const from = Math.max(first, byte * 8);
    const to = Math.min(last, byte * 8 + 7);
    for (let offset = from; offset <= to; offset++) {
      if (bitAt(value, offset) === bit) return offset;
    }
  }
  return bit === 0 && end === undefined ? last + 1 : -1;
}

export type BitOperation = 'AND' | 'OR' | 'XOR' | 'NOT';

/** BITOP: as long as the longest source, the shorter ones padded with zeros. NOT takes one source. */
export function combineBits(operation: BitOperation, sources: readonly ByteString[]): ByteString {
  const length = sources.reduce((most, source) => Math.max(most, source.length), 0);
  const result = new Uint8Array(length);
  for (let at = 0; at < length; at++) {
    const [first = 0, ...others] = sources.map((source) => byteAt(source, at));
    result[at] =
      operation === 'NOT'
        ? ~first
        : others.reduce((left, right) => COMBINE[operation](left, right), first);
  }
  return fromUint8(result);
}

const COMBINE: Record<Exclude<BitOperation, 'NOT'>, (left: number, right: number) => number> = {
  AND: (left, right) => left & right,
  OR: (left, right) => left | right,
  XOR: (left, right) => left ^ right,
};

/** The range in bits, cut to the string; empty when `first > last`. */
function resolveBits(value: ByteString, range: BitRange): { first: number; last: number } {
  const length = range.unit === 'bit' ? value.length * 8 : value.length;
  const start = fromEnd(range.start, length);
  const end = Math.min(fromEnd(range.end, length), length - 1);
  if (start > end) return { first: 0, last: -1 };
  return range.unit === 'bit'
    ? { first: start, last: end }
    : { first: start * 8, last: end * 8 + 7 };
}

function fromEnd(position: Int, length: number): number {
  // Positions beyond 2^53 lose digits here, and are cut to the string anyway.
  const number = Number(position);
  return number < 0 ? Math.max(0, length + number) : number;
}

function maskedByte(
  value: ByteString,
  byte: number,
  { first, last }: { readonly first: number; readonly last: number },
): number {
  const dropHigh = Math.max(0, first - byte * 8);
  const dropLow = Math.max(0, byte * 8 + 7 - last);
  return byteAt(value, byte) & (0xff >> dropHigh) & (0xff << dropLow);
}

function onesIn(byte: number): number {
  let count = 0;
  for (let rest = byte; rest !== 0; rest &= rest - 1) count++;
  return count;
}

function byteAt(value: ByteString, at: number): number {
  return at < value.length ? value.charCodeAt(at) : 0;
}

function bitAt(value: ByteString, offset: number): Bit {
  return value.charCodeAt(Math.floor(offset / 8)) & (0x80 >> (offset % 8)) ? 1 : 0;
}
