/**
 * Tuples of small integers in as few 32-bit words as their limits allow: a state of a reference
 * model is then two or three words to hash, to compare and to keep, not twenty.
 */
import { invariant } from '../../kernel/index.ts';

export type Packing = {
  /** Words per tuple. */
  readonly width: number;
  /** Writes the tuple's words; no column may be above its limit. */
  readonly pack: (tuple: Int32Array, words: Int32Array) => void;
  readonly unpack: (words: Int32Array, tuple: Int32Array) => void;
};

/** `limits` holds the largest value of each column, from 0 to 2^31 - 1. */
export function createPacking(limits: readonly number[]): Packing {
  const words = new Int32Array(limits.length);
  const shifts = new Int32Array(limits.length);
  const masks = new Int32Array(limits.length);
  let word = 0;
  let used = 0;
  for (const [column, limit] of limits.entries()) {
    const bits = 32 - Math.clz32(limit);
    if (used + bits > 32) {
      word++;
      used = 0;
    }
    words[column] = word;
    shifts[column] = used;
    masks[column] = 2 ** bits - 1;
    used += bits;
  }
  const columns = limits.length;
  return {
    width: word + 1,
    pack(tuple, into) {
      into.fill(0);
      let excess = 0;
      for (let column = 0; column < columns; column++) {
        const value = tuple[column] ?? 0;
        excess |= value & ~(masks[column] ?? 0);
        const slot = words[column] ?? 0;
        into[slot] = (into[slot] ?? 0) | (value << (shifts[column] ?? 0));
      }
      invariant(excess === 0, 'every column of a state within its limit');
    },
    unpack(from, into) {
      for (let column = 0; column < columns; column++) {
        const value = (from[words[column] ?? 0] ?? 0) >>> (shifts[column] ?? 0);
        into[column] = value & (masks[column] ?? 0);
      }
    },
  };
}
