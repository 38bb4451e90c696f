/** Every property of the library, broken on purpose in three ways (properties/mutants). */
import { expect, it } from 'vitest';
import { LIBRARY } from '../../models/index.ts';
import { unnoticedMutants } from '../../properties/mutants/notice.ts';

it.each(LIBRARY.map((pattern) => [pattern.name, pattern] as const))(
  '%s: each property that is negated, weakened or vacuous comes out otherwise',
  async (_name, pattern) => {
    expect(await unnoticedMutants(pattern)).toEqual([]);
  },
  120_000,
);
