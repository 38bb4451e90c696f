/** Face of the base room: bytes, numbers, replies, choice and limits; knows nothing of Redis Active-Active. */
export * from './binary-float.ts';
// A field is a part of a hash everywhere else.
export {
  parseFieldType,
  readField as readBitfield,
  writeField as writeBitfield,
  type Field as Bitfield,
  type FieldWrite as BitfieldWrite,
  type Overflow,
} from './bitfield.ts';
export * from './bits.ts';
export * from './bytes.ts';
export * from './canonical.ts';
export * from './crc64.ts';
export * from './chart.ts';
export * from './decimal.ts';
export * from './double.ts';
export * from './exact-sum.ts';
export * from './float-increment.ts';
export * from './form.ts';
export * from './geo.ts';
export * from './geohash.ts';
export * from './glob.ts';
export * from './int.ts';
export * from './invariant.ts';
export * from './lcs.ts';
export * from './limits.ts';
export * from './logarithm.ts';
export * from './long-double.ts';
export * from './nearest.ts';
export * from './order.ts';
export * from './random.ts';
export * from './render.ts';
export * from './reply.ts';
export * from './slot.ts';
export * from './xxh3.ts';
