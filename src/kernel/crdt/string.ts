/**
 * String: a register with a counter on top (see `cell.ts`).
 *
 * Conflict rule. SET beside SET: the later wall clock wins (STR-1, CLK-2). SET beside DEL: the
 * SET survives (STR-3). INCR beside INCR: both count (CTR-1). SET beside INCR: the SET's value
 * plus the increments it had not observed (CTR-2). A text beside INCR: the text is shown and the
 * increments wait behind it (CTR-6).
 *
 * Left out: HyperLogLog, which also calls itself a string, is a type of its own.
 */
import {
  addDecimal,
  asBytes,
  decimalOfText,
  formatDecimal,
  type ByteString,
  type Decimal,
} from '../base/index.ts';
import { compareStamps } from '../causality/index.ts';
import type { Profile } from '../profile.ts';
import { COUNTED_DECIMALS, DECIMALS } from './amount.ts';
import {
  assignCell,
  cellDots,
  cellWrites,
  collectCell,
  incrementCell,
  isCellBlank,
  isCellLive,
  isCellSettled,
  mergeCell,
  removeFromCell,
  winningBase,
  type Base,
  type Cell,
} from './cell.ts';
import type { DataType, Typed } from './data-type.ts';
import { lastOfEach } from './dots.ts';
import { grounded, incrementsOf } from './ground.ts';
import type { Counted } from './slip.ts';

export type StringState = Typed<'string'> & Cell<ByteString>;

export type StringIntent =
  | { readonly op: 'assign'; readonly value: ByteString | null }
  /** `slip`: by how much more, or less, rounding changed the value in the executing region. */
  | { readonly op: 'increment'; readonly by: Decimal; readonly slip?: Decimal };

export type StringPayload =
  | Extract<StringIntent, { op: 'assign' }>
  | { readonly op: 'increment'; readonly by: Counted<Decimal> };

/** The visible value; `undefined` when absent. Shared by strings and hash fields. */
export function readCell(state: Cell<ByteString>, profile: Profile): ByteString | undefined {
  const { tieBreak } = profile.switches;
  const base = winningBase(state, tieBreak);
  const value = base?.value ?? undefined;
  if (state.tallies === undefined) return value;
  const showing = showingOf(state, base, profile);
  if (showing === 'value') return value;
  const sum = incrementsOf(state, tieBreak, COUNTED_DECIMALS, DECIMALS) ?? 0;
  const start = showing === 'sum' && value !== undefined ? decimalOfText(value) : undefined;
  return asBytes(formatDecimal(start === undefined ? sum : addDecimal(start, sum)));
}

/** The value of a counter that nobody has assigned to, while it is a safe integer: the usual counter. */
export function readCounter({ bases, tallies }: Cell<ByteString>): number | undefined {
  if (bases !== undefined || tallies === undefined) return undefined;
  let count = 0;
  for (let tally: typeof tallies | undefined = tallies; tally; tally = tally.next) {
    if (typeof tally.total !== 'number') return undefined;
    count += tally.total;
    if (!Number.isSafeInteger(count)) return undefined;
  }
  return count;
}

/** What a cell shows: the value that was assigned last, the increments that none had seen, or both. */
export type Showing = 'value' | 'increments' | 'sum';

/**
 * CTR-2, CTR-6, ZST-5. Increments come on top of a number. A text hides them, unless the profile lets the
 * later of the two be shown; `setVsIncr: lww` lets it of a number too. A score is always a sum.
 */
export function showingOf(
  cell: Pick<Cell<unknown, unknown>, 'tallies'>,
  base: Base<ByteString | number> | undefined,
  { switches }: Profile,
): Showing {
  if (base === undefined || base.value === null) return 'increments';
  if (cell.tallies === undefined) return 'value';
  if (typeof base.value === 'number') return 'sum';
  if (switches.setVsIncr !== 'lww') {
    if (decimalOfText(base.value) !== undefined) return 'sum';
    if (switches.nonNumericSetVsIncr === 'base-masks') return 'value';
  }
  for (let tally: typeof cell.tallies | undefined = cell.tallies; tally; tally = tally.next) {
    if (compareStamps(tally, base, switches.tieBreak) > 0) return 'increments';
  }
  return 'value';
}

/** True when what is shown was assigned, alone or with increments on top. */
export function isAssigned(state: Cell<ByteString>, profile: Profile): boolean {
  const base = winningBase(state, profile.switches.tieBreak);
  return showingOf(state, base, profile) !== 'increments';
}

export const stringType: DataType<StringState, StringIntent, StringPayload> = {
  name: 'string',
  create: (removed) => ({
    type: 'string',
    next: undefined,
    bases: undefined,
    tallies: undefined,
    removed,
  }),
  prepare: (state, intent, profile) =>
    intent.op === 'assign' || intent.slip === undefined
      ? intent
      : { op: 'increment', by: grounded(state, intent, profile.switches.tieBreak, DECIMALS) },
  apply(state, write, payload) {
    if (payload.op === 'assign') assignCell(state, write, payload.value, [], COUNTED_DECIMALS);
    else incrementCell(state, write, payload.by, [], COUNTED_DECIMALS);
  },
  remove: (state, context) => {
    removeFromCell(state, context, COUNTED_DECIMALS);
  },
  merge: (into, from) => {
    mergeCell(into, from, [], COUNTED_DECIMALS);
  },
  collect: (state, stable) => {
    collectCell(state, stable.clock);
  },
  isSettled: isCellSettled,
  isLive: (state, profile) => isCellLive(state, profile.switches.tieBreak),
  isBlank: isCellBlank,
  smallestOrigin: (state) => Math.min(...cellDots(state).map((dot) => dot.origin)),
  lastWrites: (state) => lastOfEach(cellWrites(state)),
  tombstones: (state) => (isCellLive(state, 'smaller-id') || isCellBlank(state) ? 0 : 1),
};
