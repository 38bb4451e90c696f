import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { bytes } from '../../../src/kernel/base/bytes.ts';
import { findLcs, matchesOfLength, type Lcs } from '../../../src/kernel/base/lcs.ts';

function lcs(a: string, b: string): Lcs {
  const found = findLcs(bytes(a), bytes(b));
  if (found === 'too-large') throw new Error('the test expects short strings');
  return found;
}

// Answers of LCS … IDX WITHMATCHLEN, Redis 7.0.15.
describe('findLcs', () => {
  it.each([
    [
      'ohmytext',
      'mynewtext',
      'mytext',
      [
        [[4, 7], [5, 8], 4],
        [[2, 3], [0, 1], 2],
      ],
    ],
    [
      'abcbdab',
      'bdcaba',
      'bdab',
      [
        [[5, 6], [3, 4], 2],
        [[3, 4], [0, 1], 2],
      ],
    ],
    ['aaa', 'aa', 'aa', [[[1, 2], [0, 1], 2]]],
    ['ab', 'ba', 'b', [[[1, 1], [0, 0], 1]]],
    ['abc', 'xyz', '', []],
    ['', '', '', []],
  ])('chooses in %s and %s as Redis', (a, b, common, matches) => {
    const found = lcs(a, b);

    expect(found.bytes).toBe(common);
    expect(found.matches.map((match) => [match.a, match.b, match.length])).toEqual(matches);
  });

  it('lists matches that spell the subsequence in both strings', () => {
    const words = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 20 });
    fc.assert(
      fc.property(words, words, (a, b) => {
        const { bytes: common, length, matches } = lcs(a, b);
        const inOrder = matches.toReversed();
        const spelled = (word: string, side: 'a' | 'b') =>
          inOrder.map((match) => word.slice(match[side][0], match[side][1] + 1)).join('');
        expect([spelled(a, 'a'), spelled(b, 'b'), common.length]).toEqual([common, common, length]);
      }),
    );
  });

  it('refuses a table beyond its limit', () => {
    const word = bytes('a'.repeat(99));

    expect(findLcs(word, word, { tableBytesMax: 40_000 })).not.toBe('too-large');
    expect(findLcs(word, word, { tableBytesMax: 39_999 })).toBe('too-large');
  });
});

describe('matchesOfLength', () => {
  it('drops the short matches', () => {
    const { matches } = lcs('ohmytext', 'mynewtext');

    expect(matchesOfLength(matches, 3).map((match) => match.length)).toEqual([4]);
    expect(matchesOfLength(matches, 4).map((match) => match.length)).toEqual([4]);
  });

  it('keeps all of them for zero and below', () => {
    const { matches } = lcs('ohmytext', 'mynewtext');

    expect(matchesOfLength(matches, -1)).toEqual(matches);
  });
});
