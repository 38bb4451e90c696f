/**
 * Sorted set: an observed-remove map from member to a score cell.
 *
 * Conflict rule. Membership: a removal takes only what it observed, so an add or update wins over
 * a concurrent removal (ZST-1). Score: the last ZADD by wall clock (ZST-2) plus every ZINCRBY that
 * no ZADD, ZREM or DEL had observed (ZST-3…5). Removal is structural, never a subtraction that
 * could leave residue: scores are exact sums of doubles, rounded once when read, and what rounding
 * made of an increment goes with what it was added to (`slip.ts`).
 */
import { exactSum, type ByteString } from '../base/index.ts';
import {
  dominates,
  joined,
  NO_CLOCK,
  removalClock,
  type Clock,
  type Write,
} from '../causality/index.ts';
import type { Profile } from '../profile.ts';
import { COUNTED_DOUBLES, DOUBLES, type Terms } from './amount.ts';
import {
  assignCell,
  cellDots,
  cellWrites,
  collectCell,
  createCell,
  hasWrites,
  incrementCell,
  isCellSettled,
  mergeCell,
  removeFromCell,
  winningBase,
  type Cell,
} from './cell.ts';
import type { DataType, Typed } from './data-type.ts';
import { lastOfEach } from './dots.ts';
import { grounded, incrementsOf } from './ground.ts';
import type { Counted } from './slip.ts';

export type ScoreCell = Cell<number, Counted<Terms>>;

export type ZsetState = Typed<'zset'> & {
  members: Map<ByteString, ScoreCell>;
  /** Members with a live score: kept, so that ZCARD is one read. */
  size: number;
  /** Members that remember something: while there are none, a round of collection need not look. */
  unsettled: number;
  removed: Clock;
};

export type ZsetIntent =
  | { readonly op: 'assign'; readonly entries: readonly (readonly [ByteString, number])[] }
  | {
      readonly op: 'increment';
      readonly member: ByteString;
      readonly by: Terms;
      /** By how much more, or less, rounding changed the score in the executing region. */
      readonly slip?: Terms;
    }
  | { readonly op: 'remove'; readonly members: readonly ByteString[] };

export type ZsetPayload =
  | Exclude<ZsetIntent, { op: 'increment' }>
  | { readonly op: 'increment'; readonly member: ByteString; readonly by: Counted<Terms> };

export const zsetType: DataType<ZsetState, ZsetIntent, ZsetPayload> = {
  name: 'zset',
  create: (removed) => ({
    type: 'zset',
    next: undefined,
    members: new Map(),
    size: 0,
    unsettled: 0,
    removed,
  }),
  prepare(state, intent, { switches }) {
    if (intent.op !== 'increment' || intent.slip === undefined) return intent;
    const { op, member } = intent;
    const by = grounded(state.members.get(member), intent, switches.tieBreak, DOUBLES);
    return { op, member, by };
  },
  apply(state, write, payload) {
    switch (payload.op) {
      case 'assign':
        for (const [member, score] of payload.entries) assign(state, write, member, score);
        return;
      case 'increment': {
        const cell = cellOf(state, payload.member);
        const before = marksOf(cell);
        incrementCell(cell, write, payload.by, state.removed, COUNTED_DOUBLES);
        settle(state, payload.member, cell, before);
        return;
      }
      case 'remove':
        for (const member of payload.members) removeMember(state, write, member);
        return;
    }
  },
  remove(state, context) {
    state.removed = joined(state.removed, context);
    for (const [member, cell] of state.members) {
      const before = marksOf(cell);
      removeFromCell(cell, context, COUNTED_DOUBLES);
      settle(state, member, cell, before);
    }
  },
  merge(into, from, merging) {
    zsetType.remove(into, from.removed, merging);
    for (const [member, theirs] of from.members) {
      const ours = cellOf(into, member);
      const before = marksOf(ours);
      mergeCell(ours, theirs, into.removed, COUNTED_DOUBLES);
      settle(into, member, ours, before);
    }
  },
  collect(state, stable) {
    if (dominates(stable.clock, state.removed)) state.removed = NO_CLOCK;
    if (state.unsettled === 0) return;
    for (const [member, cell] of state.members) {
      const before = marksOf(cell);
      if ((before & UNSETTLED) === 0) continue;
      collectCell(cell, stable.clock);
      settle(state, member, cell, before);
    }
  },
  isSettled: (state) => state.unsettled === 0 && state.removed.length === 0,
  isLive: (state) => state.size > 0,
  isBlank: (state) => state.members.size === 0 && state.removed.length === 0,
  smallestOrigin(state) {
    let smallest = Infinity;
    for (const cell of state.members.values()) {
      for (const dot of cellDots(cell)) smallest = Math.min(smallest, dot.origin);
    }
    return smallest;
  },
  lastWrites: (state) => lastOfEach([...state.members.values()].flatMap(cellWrites)),
  tombstones(state) {
    const deleted = state.size === 0 && state.removed.length > 0 ? 1 : 0;
    return state.members.size - state.size + deleted;
  },
};

function assign(state: ZsetState, write: Write, member: ByteString, score: number): void {
  const cell = cellOf(state, member);
  const before = marksOf(cell);
  assignCell(cell, write, score, state.removed, COUNTED_DOUBLES);
  settle(state, member, cell, before);
}

function removeMember(state: ZsetState, write: Write, member: ByteString): void {
  const cell = cellOf(state, member);
  const before = marksOf(cell);
  const context = removalClock(write);
  removeFromCell(cell, context, COUNTED_DOUBLES);
  settle(state, member, cell, before);
}

function cellOf(state: ZsetState, member: ByteString): ScoreCell {
  const known = state.members.get(member);
  if (known !== undefined) return known;
  const cell: ScoreCell = createCell();
  state.members.set(member, cell);
  return cell;
}

/** What is counted of a member, as bits: compared before and after every change of it. */
function marksOf(cell: ScoreCell): number {
  return (hasWrites(cell) ? LIVE : 0) | (isCellSettled(cell) ? 0 : UNSETTLED);
}

const LIVE = 1;
const UNSETTLED = 2;

/** Keeps the counts true after a change of one member, and drops it when nothing is left. */
function settle(state: ZsetState, member: ByteString, cell: ScoreCell, before: number): void {
  const isKept = hasWrites(cell) || !dominates(state.removed, cell.removed);
  if (!isKept) state.members.delete(member);
  const now = isKept ? marksOf(cell) : 0;
  const changed = now ^ before;
  if ((changed & LIVE) !== 0) state.size += (now & LIVE) === 0 ? -1 : 1;
  if ((changed & UNSETTLED) !== 0) state.unsettled += (now & UNSETTLED) === 0 ? -1 : 1;
}

/** The member's score; `undefined` when it is not a member. Opposite infinities give 0. */
export function readScore(
  state: ZsetState,
  member: ByteString,
  profile: Profile,
): number | undefined {
  const cell = state.members.get(member);
  return cell === undefined ? undefined : scoreOf(cell, profile);
}

function scoreOf(cell: ScoreCell, profile: Profile): number | undefined {
  if (!hasWrites(cell)) return undefined;
  const { tieBreak } = profile.switches;
  const base = winningBase(cell, tieBreak)?.value ?? undefined;
  const terms = incrementsOf(cell, tieBreak, COUNTED_DOUBLES, DOUBLES);
  if (terms === undefined) return base;
  const sum = exactSum(base === undefined ? terms : [base, ...terms]);
  return Number.isNaN(sum) ? 0 : sum;
}

/** Entries by score, then member bytes: the order of every range command. */
export function readEntries(state: ZsetState, profile: Profile): [ByteString, number][] {
  const entries: [ByteString, number][] = [];
  for (const [member, cell] of state.members) {
    const score = scoreOf(cell, profile);
    if (score !== undefined) entries.push([member, score]);
  }
  return entries.sort(([left, low], [right, high]) =>
    low === high ? (left < right ? -1 : left > right ? 1 : 0) : low - high,
  );
}
