/**
 * Counts every reachable state of a reference model, breadth first, on the search's own state
 * table: packed rows are appended in the order they are met, so the table is its own queue. No
 * reduction.
 */
import { createStateTable } from '../state-table.ts';
import type { ReferenceModel } from './models.ts';
import { createPacking } from './packing.ts';

export type StateCounts = {
  readonly states: number;
  readonly transitions: number;
  /** Steps to the farthest state. */
  readonly depth: number;
  /** Steps of the shortest violation, by name; absent: never violated. */
  readonly violations: ReadonlyMap<string, number>;
  readonly bytes: number;
};

export function countStates(model: ReferenceModel): StateCounts {
  const packing = createPacking(model.limits);
  const table = createStateTable(packing.width);
  const packed = new Int32Array(packing.width);
  const violations = new Map<string, number>();
  const claims = Object.entries(model.violations);
  const state = new Int32Array(model.width);
  let transitions = 0;
  const emit = (next: Int32Array): void => {
    transitions++;
    packing.pack(next, packed);
    table.add(packed);
  };

  packing.pack(model.initial, packed);
  table.add(packed);
  let depth = 0;
  let levelEnd = 1;
  for (let row = 0; row < table.size(); row++) {
    if (row === levelEnd) {
      depth++;
      levelEnd = table.size();
    }
    packing.unpack(table.read(row), state);
    for (const [name, isViolated] of claims) {
      if (!violations.has(name) && isViolated(state)) violations.set(name, depth);
    }
    model.visit(state, emit);
  }
  return { states: table.size(), transitions, depth, violations, bytes: table.bytes() };
}
