import fc from 'fast-check';
import { expect, it } from 'vitest';

import { createPacking } from '../../src/explore/reference/packing.ts';

const limit = fc.oneof(fc.nat({ max: 9 }), fc.nat(0x7fffffff));
const column = limit.chain((most) => fc.record({ most: fc.constant(most), value: fc.nat(most) }));

it('gives back every tuple within its limits', () => {
  fc.assert(
    fc.property(fc.array(column, { minLength: 1, maxLength: 30 }), (columns) => {
      const packing = createPacking(columns.map(({ most }) => most));
      const tuple = Int32Array.from(columns, ({ value }) => value);
      const words = new Int32Array(packing.width);
      const read = new Int32Array(columns.length);
      packing.pack(tuple, words);
      packing.unpack(words, read);
      expect(read).toEqual(tuple);
    }),
  );
});

it('takes few words for small limits', () => {
  expect(createPacking(Array.from({ length: 16 }, () => 3)).width).toBe(1);
});

it('refuses what would spill into the next column', () => {
  const { pack } = createPacking([3, 3]);
  expect(() => {
    pack(Int32Array.of(4, 0), new Int32Array(1));
  }).toThrow('within its limit');
});
