/**
 * Set: observed-remove, add wins.
 *
 * Conflict rule. A removal takes only the adds it had observed (SET-1); every SADD, also of a
 * member that is already there, makes a fresh dot, or a concurrent SREM would beat it (SET-2). A
 * member is present while it has a live dot.
 *
 * Cost. One dot per origin and member (`dot-table.ts`); what a removal had observed is kept until stable.
 */
import type { ByteString } from '../base/index.ts';
import {
  covers,
  dominates,
  joined,
  NO_CLOCK,
  removalClock,
  type Clock,
  type StampedDot,
} from '../causality/index.ts';
import type { DataType, Typed } from './data-type.ts';
import {
  addDot,
  addRemoval,
  addRow,
  dotsIn,
  dropBlank,
  dropDots,
  forgetRemoval,
  isLiveRow,
  NO_ROW,
  removalIn,
  rowOf,
  rowsOf,
  shrink,
  type DotTable,
} from './dot-table.ts';
import { lastOfEach } from './dots.ts';

export type SetState = Typed<'set'> & DotTable & { removed: Clock };

export type SetIntent = { readonly op: 'add' | 'remove'; readonly members: readonly ByteString[] };
export type SetPayload = SetIntent;

export const setType: DataType<SetState, SetIntent, SetPayload> = {
  name: 'set',
  create: (removed) => ({
    type: 'set',
    next: undefined,
    rows: 0,
    members: [],
    index: undefined,
    width: 0,
    dots: [],
    removals: undefined,
    size: 0,
    unsettled: 0,
    removed,
  }),
  prepare: (_state, intent) => intent,
  apply(state, write, payload) {
    if (payload.op === 'add') {
      for (const member of payload.members) add(state, write, member);
    } else {
      const context = removalClock(write);
      for (const member of payload.members) remove(state, member, context);
    }
  },
  remove(state, context) {
    state.removed = joined(state.removed, context);
    for (let row = state.rows - 1; row >= 0; row--) {
      dropDots(state, row, context);
      settle(state, row);
    }
  },
  merge(into, from, merging) {
    setType.remove(into, from.removed, merging);
    for (const [member, { dots, removed }] of rowsOf(from)) {
      if (removed.length > 0) remove(into, member, removed);
      for (const dot of dots) add(into, dot, member);
    }
  },
  collect(state, { clock }) {
    if (dominates(clock, state.removed)) state.removed = NO_CLOCK;
    if (state.unsettled === 0) return;
    for (let row = state.rows - 1; row >= 0; row--) {
      const removal = removalIn(state, row);
      if (removal.length === 0) continue;
      if (dominates(clock, removal)) forgetRemoval(state, row);
      settle(state, row);
    }
    shrink(state);
  },
  isSettled: ({ unsettled, removed }) => unsettled === 0 && removed.length === 0,
  isLive: ({ size }) => size > 0,
  isBlank: ({ rows, removed }) => rows === 0 && removed.length === 0,
  smallestOrigin: (state) => Math.min(...lastDots(state).map(({ origin }) => origin)),
  lastWrites: lastDots,
  tombstones({ rows, size, removed }) {
    const deleted = size === 0 && removed.length > 0 ? 1 : 0;
    return rows - size + deleted;
  },
  plain: (state) => [state.type, new Map(rowsOf(state)), state.removed],
};

function add(state: SetState, dot: StampedDot, member: ByteString): void {
  if (!covers(state.removed, dot.origin, dot.n)) addDot(state, member, dot);
}

function remove(state: SetState, member: ByteString, context: Clock): void {
  // What that had observed is gone already, and stays away.
  if (dominates(state.removed, context)) return;
  const known = rowOf(state, member);
  const row = known === NO_ROW ? addRow(state, member) : known;
  dropDots(state, row, context);
  addRemoval(state, row, context);
}

/**
 * Forgets what the set's own removal stands for; the row goes when nothing is left in it. The last row takes
 * its place then, so whoever goes through them begins at the end.
 */
function settle(state: SetState, row: number): void {
  if (dominates(state.removed, removalIn(state, row))) forgetRemoval(state, row);
  dropBlank(state, row);
}

function lastDots(state: SetState): readonly StampedDot[] {
  return lastOfEach([...rowsOf(state)].flatMap(([, { dots }]) => dots));
}

/** Members in byte order, the order in which unordered replies are given here. */
export function readMembers(state: SetState): ByteString[] {
  return state.members
    .filter((_, row) => row < state.rows && isLiveRow(state, row))
    .sort((left, right) => (left < right ? -1 : left > right ? 1 : 0));
}

export function hasMember(state: SetState, member: ByteString): boolean {
  return isLiveRow(state, rowOf(state, member));
}

/** The member as the set holds it: one text in memory for all of its writes, and found faster. */
export function heldMember(state: SetState | undefined, member: ByteString): ByteString {
  const row = state === undefined ? NO_ROW : rowOf(state, member);
  return row === NO_ROW ? member : (state?.members[row] ?? member);
}

/** The live adds of one member, by ascending origin. */
export function memberDots(state: SetState, member: ByteString): readonly StampedDot[] {
  return dotsIn(state, rowOf(state, member));
}
