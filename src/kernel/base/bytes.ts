/**
 * Byte strings: Redis keys, values and arguments are bytes, never text. A `ByteString` is a
 * JavaScript string that holds one byte in each code unit (0 to 255), so `<` is memcmp order,
 * Map keys work, and slicing is cheap. Text becomes bytes (UTF-8) only at the edges.
 */
declare const byteString: unique symbol;
export type ByteString = string & { readonly [byteString]: true };

// ASCII text is its own UTF-8 encoding, which makes the usual case free of copying.
const NOT_ASCII = /[^\x00-\x7f]/;

/** Brands a string whose code units are already bytes. The caller vouches for the range. */
export const asBytes = (raw: string): ByteString => raw as ByteString;

export const EMPTY: ByteString = asBytes('');

/** True for a short text that is its own bytes, which nearly all words of commands are. */
export function isPlainWord(word: unknown): word is ByteString {
  return typeof word === 'string' && word.length <= SHORT && isAscii(word);
}

/** A loop is several times faster than the expression on short words. */
function isAscii(source: string): boolean {
  if (source.length > SHORT) return !NOT_ASCII.test(source);
  for (let at = 0; at < source.length; at++) if (source.charCodeAt(at) > 0x7f) return false;
  return true;
}

const SHORT = 32;

/** The UTF-8 bytes of a text; a lone surrogate becomes U+FFFD, as every encoder does. */
export function bytes(source: string): ByteString {
  if (isAscii(source)) return asBytes(source);
  let out = '';
  for (const character of source) {
    const point = character.codePointAt(0) ?? 0;
    out += encodePoint(point >= 0xd800 && point <= 0xdfff ? 0xfffd : point);
  }
  return asBytes(out);
}

function encodePoint(point: number): string {
  if (point < 0x80) return String.fromCharCode(point);
  if (point < 0x800) return String.fromCharCode(0xc0 | (point >> 6), 0x80 | (point & 63));
  if (point < 0x10000) {
    return String.fromCharCode(
      0xe0 | (point >> 12),
      0x80 | ((point >> 6) & 63),
      0x80 | (point & 63),
    );
  }
  return String.fromCharCode(
    0xf0 | (point >> 18),
    0x80 | ((point >> 12) & 63),
    0x80 | ((point >> 6) & 63),
    0x80 | (point & 63),
  );
}

/** The text of UTF-8 bytes; every byte that is not part of valid UTF-8 reads as U+FFFD. */
export function text(source: ByteString): string {
  if (isAscii(source)) return source;
  let out = '';
  let at = 0;
  while (at < source.length) {
    const { point, length } = decodePoint(source, at);
    out += String.fromCodePoint(point);
    at += length;
  }
  return out;
}

const INVALID = { point: 0xfffd, length: 1 };

function decodePoint(source: ByteString, at: number): { point: number; length: number } {
  const lead = source.charCodeAt(at);
  if (lead < 0x80) return { point: lead, length: 1 };
  const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
  if (lead < 0xc2 || lead > 0xf4 || at + length > source.length) return INVALID;
  let point = lead & (0x7f >> length);
  for (let index = at + 1; index < at + length; index++) {
    const next = source.charCodeAt(index);
    if ((next & 0xc0) !== 0x80) return INVALID;
    point = (point << 6) | (next & 63);
  }
  const smallest = length === 2 ? 0x80 : length === 3 ? 0x800 : 0x10000;
  const isSurrogate = point >= 0xd800 && point <= 0xdfff;
  return point < smallest || point > 0x10ffff || isSurrogate ? INVALID : { point, length };
}

/** True when the bytes are valid UTF-8, so that `bytes(text(b))` gives them back. */
export function isText(source: ByteString): boolean {
  return isAscii(source) || bytes(text(source)) === source;
}

export function fromUint8(source: Uint8Array): ByteString {
  let out = '';
  for (let at = 0; at < source.length; at += 8192) {
    out += String.fromCharCode(...source.subarray(at, at + 8192));
  }
  return asBytes(out);
}

export function toUint8(source: ByteString): Uint8Array {
  const out = new Uint8Array(source.length);
  for (let at = 0; at < source.length; at++) out[at] = source.charCodeAt(at);
  return out;
}

/** memcmp order, the shorter first where one is a prefix of the other. */
export function compareBytes(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

/** ASCII lower case, the way Redis compares command names and option words. */
export function lower(source: string): string {
  return source.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}
