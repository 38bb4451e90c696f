/**
 * The longest common subsequence of two byte strings, as the LCS command answers it. Several
 * subsequences can be equally long; Redis takes the one found by walking its table backwards from
 * the ends, preferring to give up a byte of the second string, and so does this. Time and memory
 * are the product of the two lengths.
 */
import { asBytes, type ByteString } from './bytes.ts';
import { valueBytesMax } from './limits.ts';

/** First and last position, both included. */
export type ByteRange = readonly [first: number, last: number];

export type LcsMatch = { readonly a: ByteRange; readonly b: ByteRange; readonly length: number };

export type Lcs = {
  readonly length: number;
  readonly bytes: ByteString;
  /** Runs of matching bytes, from the ends of the strings towards their starts. */
  readonly matches: readonly LcsMatch[];
};

/**
 * `'too-large'` when the table would not fit the limit, which Redis answers with "Insufficient
 * memory, transient memory for LCS exceeds proto-max-bulk-len".
 */
export function findLcs(
  a: ByteString,
  b: ByteString,
  limits: { readonly tableBytesMax: number } = { tableBytesMax: valueBytesMax },
): Lcs | 'too-large' {
  if ((a.length + 1) * (b.length + 1) * Uint32Array.BYTES_PER_ELEMENT > limits.tableBytesMax) {
    return 'too-large';
  }
  const table = lengthsOfPrefixes(a, b);
  const matches: LcsMatch[] = [];
  const found: string[] = [];
  let run = 0;
  let i = a.length;
  let j = b.length;
  while (i > 0 && j > 0) {
    const isMatch = a[i - 1] === b[j - 1];
    if (isMatch) {
      run++;
      i--;
      j--;
    }
    if (run > 0 && (!isMatch || i === 0 || j === 0)) {
      matches.push({ a: [i, i + run - 1], b: [j, j + run - 1], length: run });
      found.push(a.slice(i, i + run));
      run = 0;
    }
    if (!isMatch) {
      if (table(i - 1, j) > table(i, j - 1)) i--;
      else j--;
    }
  }
  return { length: table(a.length, b.length), bytes: asBytes(found.reverse().join('')), matches };
}

/** The matches LCS lists under MINMATCHLEN; 0 or less lists them all. */
export function matchesOfLength(matches: readonly LcsMatch[], lengthMin: number): LcsMatch[] {
  return matches.filter((match) => match.length >= lengthMin);
}

/** `(i, j)` → length of the common subsequence of the first i bytes of a and the first j of b. */
function lengthsOfPrefixes(a: string, b: string): (i: number, j: number) => number {
  const width = b.length + 1;
  const table = new Uint32Array((a.length + 1) * width);
  const at = (i: number, j: number): number => table[i * width + j] ?? 0;
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      table[i * width + j] =
        a.charCodeAt(i - 1) === b.charCodeAt(j - 1)
          ? at(i - 1, j - 1) + 1
          : Math.max(at(i - 1, j), at(i, j - 1));
    }
  }
  return at;
}
