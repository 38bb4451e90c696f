import { describe, expect, it } from 'vitest';

import { asBytes } from '../../../src/kernel/base/index.ts';
import type { Write } from '../../../src/kernel/causality/index.ts';
import {
  listType,
  readElements,
  type ListIntent,
  type ListState,
} from '../../../src/kernel/crdt/index.ts';
import { resolveProfile } from '../../../src/kernel/profile.ts';

const merging = { profile: resolveProfile() };
const elements = (state: ListState) => readElements(state, merging.profile);

/** Prepares and applies writes of instance 1, numbered from `firstN`. */
function run(state: ListState, intents: readonly ListIntent[], firstN = 1): void {
  for (const [index, intent] of intents.entries()) {
    const write: Write = { origin: 1, n: firstN + index, seen: [], wallMs: 0 };
    listType.apply(state, write, listType.prepare(state, intent, merging.profile), merging);
  }
}

const insert = (index: number, ...values: string[]): ListIntent => ({
  op: 'insert',
  index,
  values: values.map(asBytes),
  grows: 'right',
});

describe('a list', () => {
  it('can be merged into an empty replica after its tombstones were collected', () => {
    const state = listType.create([]);
    run(state, [insert(0, 'a', 'x', 'b'), insert(2, 'c'), { op: 'remove', indexes: [1] }]);
    listType.collect(state, { clock: [0, 3], isQuiet: true });
    const fresh = listType.create([]);
    listType.merge(fresh, state, merging);
    expect(elements(fresh)).toEqual(['a', 'c', 'b']);
  });

  it('keeps its tombstones while anything is on its way', () => {
    const state = listType.create([]);
    run(state, [insert(0, 'a', 'b'), { op: 'remove', indexes: [0] }]);
    listType.collect(state, { clock: [0, 2], isQuiet: false });
    expect(listType.tombstones(state)).toBe(1);
  });

  it('is not blank while it holds a value for a node that has not arrived', () => {
    const state = listType.create([]);
    const write: Write = { origin: 2, n: 1, seen: [0, 1], wallMs: 5 };
    listType.apply(state, write, { op: 'overwrite', node: '1.1.0', value: asBytes('b') }, merging);
    expect(listType.isBlank(state)).toBe(false);
    run(state, [insert(0, 'a')]);
    expect(elements(state)).toEqual(['b']);
  });

  it('puts a node that arrives before its neighbour in its place later', () => {
    const state = listType.create([]);
    const late: Write = { origin: 2, n: 1, seen: [0, 1], wallMs: 5 };
    const plan = { left: '1.1.0', right: '1.1.1', value: asBytes('b'), lamport: 0 };
    listType.apply(state, late, { op: 'insert', nodes: [plan] }, merging);
    run(state, [insert(0, 'a', 'c')]);
    expect(elements(state)).toEqual(['a', 'b', 'c']);
  });

  it('drops an element whose removal arrived first', () => {
    const state = listType.create([]);
    const late: Write = { origin: 2, n: 1, seen: [0, 1], wallMs: 5 };
    listType.apply(state, late, { op: 'remove', nodes: ['1.1.1'] }, merging);
    run(state, [insert(0, 'a', 'b', 'c')]);
    expect(elements(state)).toEqual(['a', 'c']);
  });
});
