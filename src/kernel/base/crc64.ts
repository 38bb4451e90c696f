/**
 * CRC-64/Redis: polynomial 0xad93d23594c935a9, reflected, start 0. It closes what DUMP answers.
 * Kept as two halves of 32 bits, since a bigint for every byte would be slow.
 */
export type Crc64 = { readonly high: number; readonly low: number };

const POLYNOMIAL: Crc64 = { high: 0x95ac9329, low: 0xac4bc9b5 };

/** Over the code units of a byte string. */
export function crc64(source: string): Crc64 {
  let high = 0;
  let low = 0;
  for (let at = 0; at < source.length; at++) {
    const index = (low ^ source.charCodeAt(at)) & 0xff;
    low = ((low >>> 8) | (high << 24)) ^ (LOW[index] ?? 0);
    high = (high >>> 8) ^ (HIGH[index] ?? 0);
  }
  return { high: high >>> 0, low: low >>> 0 };
}

const TABLE: readonly Crc64[] = Array.from({ length: 256 }, (_, byte) => {
  let high = 0;
  let low = byte;
  for (let bit = 0; bit < 8; bit++) {
    const isOdd = (low & 1) === 1;
    low = ((low >>> 1) | (high << 31)) ^ (isOdd ? POLYNOMIAL.low : 0);
    high = (high >>> 1) ^ (isOdd ? POLYNOMIAL.high : 0);
  }
  return { high, low };
});

const HIGH = Int32Array.from(TABLE, ({ high }) => high);
const LOW = Int32Array.from(TABLE, ({ low }) => low);
