/** The counts that independent model checkers gave for the same models. */
import { expect, test } from 'vitest';

import {
  counter,
  countStates,
  opCounter,
  orSet,
  setNx,
  type ReferenceModel,
} from '../../src/explore/reference/index.ts';

const COUNTS: readonly (readonly [ReferenceModel, states: number, transitions: number])[] = [
  [setNx(2, 1), 29, 52],
  [setNx(3, 1), 903, 3_594],
  [setNx(3, 2), 42_861, 245_714],
  [counter(2, 4), 225, 600],
  [counter(3, 4), 166_375, 998_250],
  [orSet(2, 4), 724, 1_790],
  [orSet(3, 2), 24_990, 96_663],
];

test.for(
  COUNTS.map(([model, states, transitions]) => ({ name: model.name, model, states, transitions })),
)('$name has $states states and $transitions transitions', ({ model, states, transitions }) => {
  expect(countStates(model)).toMatchObject({ states, transitions });
});

test('op-counter:4 has 10,323 states in 13 levels, 42,661 states made counting the first', () => {
  const counts = countStates(opCounter(4));
  expect(counts.states).toBe(10_323);
  expect(counts.transitions + 1).toBe(42_661);
  expect(counts.depth + 1).toBe(13);
});

test.for([setNx(2, 1), setNx(3, 1)])(
  '$name captures twice after 4 steps at the earliest',
  (model) => {
    expect(countStates(model).violations.get('two captures')).toBe(4);
  },
);

test('setnx breaks after 3 steps when the second OK already counts', () => {
  expect(countStates(setNx(2, 1)).violations.get('one capture and another OK')).toBe(3);
});

test('one client in one region captures at most once', () => {
  expect(countStates(setNx(1, 3)).violations.size).toBe(0);
});
