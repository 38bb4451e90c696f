/** Every pattern of the library, at its own bounds, beside the naive twin of the search. */
import { expect, it } from 'vitest';
import { LIBRARY } from '../../models/index.ts';
import { disagreements } from '../../properties/naive/agreement.ts';

/** What the twin visits within seconds; a pattern that has more states is too large to be shown. */
const statesMax = 4000;

it.each(LIBRARY.map((pattern) => [pattern.name, pattern] as const))(
  '%s: as many states naively, and the same verdicts and lengths, with and without reduction',
  async (_name, pattern) => {
    expect(await disagreements(pattern, statesMax)).toEqual([]);
  },
  120_000,
);
