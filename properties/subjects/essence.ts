/**
 * Normal forms of replicated state. Two replicas may hold the same knowledge in different places:
 * an element's own removal context repeats what its key's context says, or it was forgotten
 * because the key's covers it. Here every context is joined with the one around it.
 */
import {
  dominates,
  rowsOf,
  hasWrites,
  joinClock,
  trimmedClock,
  type Cell,
  type Clock,
  type Expiry,
  type HashState,
  type ListState,
  type MutableClock,
  type SetState,
  type ZsetState,
} from '../../src/kernel/index.ts';

function within(outer: Clock, inner: Clock): Clock {
  const clock: MutableClock = [...outer];
  joinClock(clock, inner);
  return trimmedClock(clock);
}

export function cellEssence<Value, Amount>(cell: Cell<Value, Amount>, outer: Clock): unknown {
  return [cell.bases, cell.tallies, within(outer, cell.removed)];
}

export function expiryEssence(expiry: Expiry | undefined, outer: Clock): unknown {
  if (expiry === undefined) return [undefined, trimmedClock(outer)];
  return [expiry.deadlines, within(outer, expiry.removed)];
}

export function hashEssence(state: HashState, outer: Clock = []): unknown {
  const removed = within(outer, state.removed);
  const fields = [...state.fields].filter(([, { cell, expiry }]) => {
    const isLive = hasWrites(cell);
    const hasDeadline = expiry?.deadlines !== undefined;
    const isCovered = dominates(removed, cell.removed) && dominates(removed, expiry?.removed ?? []);
    return isLive || hasDeadline || !isCovered;
  });
  const essences = fields.map(
    ([name, { cell, expiry }]) =>
      [name, [cellEssence(cell, removed), expiryEssence(expiry, removed)]] as const,
  );
  return [new Map(essences), removed];
}

export function setEssence(state: SetState, outer: Clock = []): unknown {
  const removed = within(outer, state.removed);
  const elements = [...rowsOf(state)].filter(
    ([, element]) => element.dots.length > 0 || !dominates(removed, element.removed),
  );
  const essences = elements.map(
    ([member, element]) => [member, [element.dots, within(removed, element.removed)]] as const,
  );
  return [new Map(essences), removed];
}

export function zsetEssence(state: ZsetState, outer: Clock = []): unknown {
  const removed = within(outer, state.removed);
  const members = [...state.members].filter(
    ([, cell]) => hasWrites(cell) || !dominates(removed, cell.removed),
  );
  const essences = members.map(([name, cell]) => [name, cellEssence(cell, removed)] as const);
  return [new Map(essences), removed];
}

export function listEssence(state: ListState, outer: Clock = []): unknown {
  const waiting = [...state.waiting].sort((left, right) => (left.id < right.id ? -1 : 1));
  const overwrites = [...state.overwrites].map(
    ([id, cell]) => [id, cellEssence(cell, [])] as const,
  );
  const removed = within(outer, state.removed);
  return [state.nodes, waiting, state.removedEarly, new Map(overwrites), removed];
}
