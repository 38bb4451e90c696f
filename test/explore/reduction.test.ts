/**
 * The search beside its naive twin, on random small programs in which every reply is observed.
 * `npm run twins` does the same with ten thousand of them.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';

import { disagreementsOn, smallProgramArbitrary } from '../../properties/naive/small-programs.ts';

test('with and without reduction the search comes to what a naive walk comes to', async () => {
  await fc.assert(
    fc.asyncProperty(smallProgramArbitrary, async (program) => {
      expect(await disagreementsOn(program)).toEqual([]);
    }),
    { numRuns: 40 },
  );
}, 120_000);
