import fc from 'fast-check';
import { expect, it } from 'vitest';

import {
  addBatch,
  addLater,
  createLevelSet,
  type LevelSet,
} from '../../src/explore/reference/level-set.ts';

const width = 3;
const word = fc.oneof(fc.nat({ max: 3 }), fc.integer({ min: -2, max: 0x7fffffff }));
const tuple = fc
  .tuple(fc.nat({ max: 20 }), word, word)
  .map(([first, ...others]) => [first + 1, ...others]);

const textsOf = ({ words }: LevelSet): string[] => {
  const texts: string[] = [];
  for (let at = 0; at < words.length; at += width) {
    if (words[at] !== 0) texts.push(words.slice(at, at + width).join(' '));
  }
  return texts.sort((left, right) => (left < right ? -1 : 1));
};

it('holds every tuple that was added, once, however many there are', () => {
  fc.assert(
    fc.property(fc.array(tuple, { maxLength: 4000, size: 'max' }), (tuples) => {
      const set = createLevelSet(width, 0);
      for (const one of tuples) addLater(set, Int32Array.from(one));
      addBatch(set);
      const wanted = [...new Set(tuples.map((one) => one.join(' ')))];
      expect(textsOf(set)).toEqual(wanted.sort((left, right) => (left < right ? -1 : 1)));
      expect(set.size).toBe(wanted.length);
    }),
    { numRuns: 30 },
  );
});
