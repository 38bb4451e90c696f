import { expect, test } from 'vitest';
import { createTwoRegions } from '../commands/two-regions.ts';

test('a SET with increments of another region on top has no single writer', () => {
  const { simulation, here, there, exchange } = createTwoRegions();
  here('SET k 5');
  exchange();
  there('INCRBY k 2');
  exchange();
  expect(simulation.inspect('here', 'k')).toMatchObject({ value: '7', writer: undefined });
});

test('a SET and later increments of the same region have their latest write as writer', () => {
  const { simulation, here } = createTwoRegions();
  here('SET k 5');
  here('INCR k');
  expect(simulation.inspect('here', 'k').writer).toEqual({ origin: 1, n: 2 });
});

test('of two concurrent SETs only the winner is the writer', () => {
  const { simulation, both, exchange } = createTwoRegions();
  both('SET k v');
  exchange();
  expect(simulation.inspect('here', 'k')).toMatchObject({
    writer: { origin: 2, n: 1 },
    bases: [{ origin: 2 }, { origin: 1 }],
  });
});
