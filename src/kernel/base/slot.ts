/** Cluster slots: which of 16384 slots a key lies in, as Redis Cluster computes it. */
import type { ByteString } from './bytes.ts';

export const slotsCount = 16384;

/** The slot of a key; keys with the same `{tag}` share it. */
export function slotOf(key: ByteString): number {
  return crc16(hashedPart(key)) % slotsCount;
}

/** The bytes between the first `{` and the next `}`, when there are any; otherwise the whole key. */
export function hashedPart(key: ByteString): string {
  const open = key.indexOf('{');
  const close = open < 0 ? -1 : key.indexOf('}', open + 1);
  return close > open + 1 ? key.slice(open + 1, close) : key;
}

/** CRC-16/XMODEM: polynomial 0x1021, start 0, nothing reflected. */
export function crc16(source: string): number {
  let crc = 0;
  for (let at = 0; at < source.length; at++) {
    const entry = CRC16_TABLE[((crc >> 8) ^ source.charCodeAt(at)) & 0xff] ?? 0;
    crc = ((crc << 8) & 0xffff) ^ entry;
  }
  return crc;
}

const CRC16_TABLE: Uint16Array = Uint16Array.from({ length: 256 }, (_, byte) => {
  let crc = byte << 8;
  for (let bit = 0; bit < 8; bit++) crc = crc & 0x8000 ? (crc << 1) ^ 0x1021 : crc << 1;
  return crc & 0xffff;
});
