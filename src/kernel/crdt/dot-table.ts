/**
 * What a set remembers of its members, as a table: a row for each member that is live or whose
 * removal is not stable yet, a column for each instance, and in it the instance's last live add,
 * since a later add of an instance stands for its earlier ones (whoever observed the later
 * observed them too).
 *
 * Own code, because a set is mostly the way to its data: a flat list of numbers stays in the cache
 * where an object for each member and each dot does not, and what is overwritten in place leaves no
 * garbage. Rows stand in an order that says nothing, and lists are longer than what is in them:
 * compare and print what `rowsOf` gives.
 */
import { EMPTY, type ByteString } from '../base/index.ts';
import {
  covers,
  joined,
  NO_CLOCK,
  type Clock,
  type InstanceId,
  type StampedDot,
} from '../causality/index.ts';

export type DotTable = {
  /** Rows in use; every list has room for more. */
  rows: number;
  /** By row. */
  members: ByteString[];
  /** The row of each member, while they are too many to look through. */
  index: Map<ByteString, number> | undefined;
  /** Columns: one for each instance id up to the largest that added something. */
  width: number;
  /** Row after row, column after column: the wall clock of a dot and its `n`, 0 for none. */
  dots: number[];
  /** By row: what removals of the member had observed. Made at the first removal. */
  removals: Clock[] | undefined;
  /** Rows with a live dot. */
  size: number;
  /** Rows with a removal. */
  unsettled: number;
};

export const NO_ROW = -1;

/** Of so many members the row is found by looking at each. */
const scannedMax = 8;
/** Numbers that make a dot. */
const DOT = 2;
/** A table begins with room for so many members. */
const rowsMin = 2;

/** The member's row; `NO_ROW` when nothing is known of it. */
export function rowOf({ members, rows, index }: DotTable, member: ByteString): number {
  if (index !== undefined) return index.get(member) ?? NO_ROW;
  for (let row = 0; row < rows; row++) if (members[row] === member) return row;
  return NO_ROW;
}

/** True when the row has a live dot. */
export function isLiveRow(table: DotTable, row: number): boolean {
  if (row === NO_ROW) return false;
  const { dots, width } = table;
  const end = startOf(table, row) + width * DOT;
  for (let at = startOf(table, row) + 1; at < end; at += DOT) if ((dots[at] ?? 0) > 0) return true;
  return false;
}

export function removalIn({ removals, unsettled }: DotTable, row: number): Clock {
  return unsettled === 0 ? NO_CLOCK : (removals?.[row] ?? NO_CLOCK);
}

/** Adds the dot to those of the member, unless a removal of it or a later dot of its instance is there. */
export function addDot(table: DotTable, member: ByteString, dot: StampedDot): void {
  const { origin, n, wallMs } = dot;
  const known = rowOf(table, member);
  if (known !== NO_ROW && covers(removalIn(table, known), origin, n)) return;
  if (origin > table.width) widen(table, origin);
  const row = known === NO_ROW ? addRow(table, member) : known;
  if (!isLiveRow(table, row)) table.size++;
  const { dots } = table;
  const at = startOf(table, row) + (origin - 1) * DOT;
  if (n <= (dots[at + 1] ?? 0)) return;
  dots[at] = wallMs;
  dots[at + 1] = n;
}

/** Drops those dots of a row that the context covers. */
export function dropDots(table: DotTable, row: number, context: Clock): void {
  const { dots, width } = table;
  const start = startOf(table, row);
  let wasLive = false;
  let isLive = false;
  for (let column = 0; column < width; column++) {
    const at = start + column * DOT + 1;
    const n = dots[at] ?? 0;
    if (n === 0) continue;
    wasLive = true;
    if (covers(context, column + 1, n)) dots[at] = 0;
    else isLive = true;
  }
  if (wasLive && !isLive) table.size--;
}

/** Remembers what a removal of the member had observed. */
export function addRemoval(table: DotTable, row: number, context: Clock): void {
  table.removals ??= withRoom([], 0, table.members.length, NO_CLOCK);
  const before = removalIn(table, row);
  if (before.length === 0) table.unsettled++;
  table.removals[row] = joined(before, context);
}

export function forgetRemoval(table: DotTable, row: number): void {
  if (table.removals === undefined || removalIn(table, row).length === 0) return;
  table.removals[row] = NO_CLOCK;
  table.unsettled--;
}

/** Drops the row if there is nothing in it; the last row takes its place then. */
export function dropBlank(table: DotTable, row: number): void {
  if (isLiveRow(table, row) || removalIn(table, row).length > 0) return;
  const { members, index, removals } = table;
  const last = --table.rows;
  index?.delete(members[row] ?? EMPTY);
  if (row !== last) {
    const moved = members[last] ?? EMPTY;
    members[row] = moved;
    index?.set(moved, row);
    const from = startOf(table, last);
    const to = startOf(table, row);
    for (let at = 0; at < table.width * DOT; at++) table.dots[to + at] = table.dots[from + at] ?? 0;
    if (removals !== undefined) removals[row] = removals[last] ?? NO_CLOCK;
  }
  members[last] = EMPTY;
  if (removals !== undefined) removals[last] = NO_CLOCK;
}

export type Member = {
  /** The live ones by ascending origin. */
  readonly dots: readonly StampedDot[];
  readonly removed: Clock;
};

/** Every member that is live or remembered, in no order that says anything. */
export function* rowsOf(table: DotTable): Generator<[ByteString, Member]> {
  for (let row = 0; row < table.rows; row++) {
    yield [
      table.members[row] ?? EMPTY,
      { dots: dotsIn(table, row), removed: removalIn(table, row) },
    ];
  }
}

/** The live dots of a row by ascending origin; of `NO_ROW` none. */
export function dotsIn(table: DotTable, row: number): readonly StampedDot[] {
  const found: StampedDot[] = [];
  if (row === NO_ROW) return found;
  for (let origin = 1; origin <= table.width; origin++) {
    const at = startOf(table, row) + (origin - 1) * DOT;
    const n = table.dots[at + 1] ?? 0;
    if (n > 0) found.push({ origin, n, wallMs: table.dots[at] ?? 0 });
  }
  return found;
}

const startOf = ({ width }: DotTable, row: number): number => row * width * DOT;

/** A row for a member that has none. */
export function addRow(table: DotTable, member: ByteString): number {
  const row = table.rows++;
  if (row === table.members.length) resize(table, Math.max(rowsMin, row * 2));
  table.members[row] = member;
  for (let at = startOf(table, row); at < startOf(table, row + 1); at++) table.dots[at] = 0;
  if (table.index !== undefined) table.index.set(member, row);
  else if (table.rows > scannedMax) table.index = indexed(table);
  return row;
}

function indexed({ members, rows }: DotTable): Map<ByteString, number> {
  const index = new Map<ByteString, number>();
  for (let row = 0; row < rows; row++) index.set(members[row] ?? EMPTY, row);
  return index;
}

/** Gives back room of which hardly any is used. */
export function shrink(table: DotTable): void {
  if (table.members.length <= scannedMax || table.rows * 4 > table.members.length) return;
  resize(table, Math.max(rowsMin, table.rows * 2));
  table.index = table.rows > scannedMax ? indexed(table) : undefined;
}

/** Lists that grow by themselves leave several times the room that a small set needs. */
function resize(table: DotTable, capacity: number): void {
  const { rows, members, dots, removals, width } = table;
  table.members = withRoom(members, rows, capacity, EMPTY);
  table.dots = zeros(capacity * width * DOT);
  for (let at = 0; at < startOf(table, rows); at++) table.dots[at] = dots[at] ?? 0;
  if (removals !== undefined) table.removals = withRoom(removals, rows, capacity, NO_CLOCK);
}

function widen(table: DotTable, width: InstanceId): void {
  const { dots, width: before } = table;
  table.width = width;
  table.dots = zeros(table.members.length * width * DOT);
  for (let row = 0; row < table.rows; row++) {
    const start = startOf(table, row);
    for (let at = 0; at < before * DOT; at++) {
      table.dots[start + at] = dots[row * before * DOT + at] ?? 0;
    }
  }
}

/** Apart from other lists: engines keep numbers unboxed where a line of code makes nothing else. */
function zeros(length: number): number[] {
  const list = new Array<number>(length);
  for (let at = 0; at < length; at++) list[at] = 0;
  return list;
}

function withRoom<Item>(list: readonly Item[], used: number, length: number, spare: Item): Item[] {
  const items = new Array<Item>(length);
  for (let at = 0; at < length; at++) items[at] = at < used ? (list[at] ?? spare) : spare;
  return items;
}
