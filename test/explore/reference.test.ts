/** The counts that independent model checkers gave for the same models. */
import { expect, test } from 'vitest';

import {
  counter,
  countStates,
  opCounter,
  orSet,
  setNx,
  type Part,
  type ReferenceModel,
} from '../../src/explore/reference/index.ts';

const COUNTS: readonly (readonly [ReferenceModel, states: number, transitions: number])[] = [
  [setNx(2, 1), 29, 52],
  [setNx(3, 1), 903, 3_594],
  [setNx(3, 2), 42_861, 245_714],
  [counter(2, 4), 225, 600],
  [counter(3, 4), 166_375, 998_250],
  [counter(3, 5), 753_571, 4_844_385],
  [orSet(2, 4), 724, 1_790],
  [orSet(3, 2), 24_990, 96_663],
  [orSet(3, 3), 660_253, 3_240_756],
];

test.for(
  COUNTS.map(([model, states, transitions]) => ({ name: model.name, model, states, transitions })),
)('$name has $states states and $transitions transitions', ({ model, states, transitions }) => {
  expect(countStates(model)).toMatchObject({ states, transitions });
});

test.for([
  { operations: 4, states: 10_323, made: 42_661, levels: 13 },
  { operations: 5, states: 52_227, made: 245_083, levels: 16 },
])(
  'op-counter:$operations has $states states in $levels levels, $made made with the first',
  ({ operations, states, made, levels }) => {
    const counts = countStates(opCounter(operations));
    expect(counts).toMatchObject({ states, transitions: made - 1, depth: levels - 1 });
  },
);

test('a model whose rank does not rise with its commands is refused', () => {
  const model = { ...counter(2, 2), rank: () => 0 };
  expect(() => countStates(model)).toThrow('a command raises the rank');
});

test('a model whose deliveries change the rank is refused', () => {
  const model = { ...counter(2, 2), rank: ([left = 0, right = 0]: Part) => 2 * (left + right) };
  expect(() => countStates(model)).toThrow('a delivery leaves the rank as it is');
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
