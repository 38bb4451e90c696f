import { expect, it } from 'vitest';

import { asBytes, bytes } from '../../../src/kernel/base/bytes.ts';
import { digestOf } from '../../../src/kernel/base/xxh3.ts';

/** Bytes that differ from each other and from length to length. */
const sample = (length: number) =>
  asBytes(
    Array.from({ length }, (_, at) => String.fromCharCode((at * 31 + length * 7) % 256)).join(''),
  );

it('gives the digest that the page of DIGEST shows', () => {
  expect(digestOf(bytes('Hello world'))).toBe('b6acb9d84a38ff74');
});

it('keeps leading zeros', () => {
  const value =
    'v8lf0c11xh8ymlqztfd3eeq16kfn4sspw7fqmnuuq3k3t75em5wdizgcdw7uc26nnf961u2jkfzkjytls2kwlj7626sd';

  expect(digestOf(bytes(value))).toBe('00006c38adf31777');
});

// From the reference implementation, one on each side of every change of method.
it.each([
  [0, '2d06800538d394c2'],
  [1, '4c5cca45d0f4811f'],
  [3, '49a740f94f19d203'],
  [4, 'b9426fda54883cff'],
  [8, '2b293d811a47338d'],
  [9, 'd385c68921c4b8de'],
  [16, '534894ce05f91566'],
  [17, 'aa7cbb8fab8e89a6'],
  [64, '8980884795164b4e'],
  [65, 'dae1cedc1919e138'],
  [128, '50abcbca6bb1912f'],
  [129, 'a278c0488ba810ce'],
  [240, '26da0794a497e074'],
  [241, '45ffc6e183531eb8'],
  [1024, '4986ea1c273817c6'],
  [1025, 'c09fdfbc398c7d82'],
  [3000, '8237e9c688e68a62'],
] as const)('digests %i bytes as the reference does', (length, digest) => {
  expect(digestOf(sample(length))).toBe(digest);
});
