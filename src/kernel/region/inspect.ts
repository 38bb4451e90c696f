/** What one key looks like inside one region: for cards, stories and the trace. Reads only. */
import {
  asBytes,
  bytes,
  compareBytes,
  formatDouble,
  renderArgument,
  type ByteString,
} from '../base/index.ts';
import type { Clock, Dot } from '../causality/index.ts';
import {
  cellDots,
  dataType,
  rowsOf,
  itemsOf,
  readCell,
  showingOf,
  readElements,
  readEntries,
  readFields,
  readMembers,
  winningBase,
  type Cell,
  type Deadline,
  type Header,
  type TypeName,
} from '../crdt/index.ts';
import type { Profile } from '../profile.ts';
import { entryAt } from './lone-write.ts';
import { tombstonesOf } from './memory.ts';
import type { KeyState, Region } from './state.ts';
import { headerAt, isExpired, keyDeadline, visibleHeader } from './visible.ts';

export type InspectedBase = Dot & { readonly wallMs: number; readonly value: ByteString };

export type InspectedDeadline = Readonly<Omit<Deadline, 'next'>>;

export type Inspection = {
  readonly key: ByteString;
  /** Visible type by the region's own clock; `undefined` when absent. */
  readonly type: TypeName | undefined;
  /** One-line rendering of the visible value; empty when absent. */
  readonly value: ByteString;
  /** The write that decides a string's value. */
  readonly writer: Dot | undefined;
  /** Values of a string that nobody has discarded, winner first (CLK-4). */
  readonly bases: readonly InspectedBase[];
  /** Live writes per element (a string has one element, named ''). */
  readonly dots: readonly { readonly element: ByteString; readonly dots: readonly Dot[] }[];
  /** Live types that a type conflict hides (KEY-3). */
  readonly hidden: readonly TypeName[];
  readonly deadline: InspectedDeadline | undefined;
  /** Past its deadline: hidden here, perhaps not yet removed (EXP-4). */
  readonly isExpired: boolean;
  readonly tombstones: number;
  /** What the region has seen. */
  readonly clock: Clock;
};

export function inspectKey(
  region: Region,
  key: ByteString,
  at: { readonly wallMs: number; readonly profile: Profile },
): Inspection {
  const entry = entryAt(region, key);
  const { profile } = at;
  const header = headerAt(entry, at.wallMs, profile);
  const stored = entry === undefined ? undefined : visibleHeader(entry, profile);
  return {
    key,
    type: header?.type,
    value: header === undefined ? asBytes('') : renderHeader(header, at),
    writer: header === undefined ? undefined : writerOf(header, profile),
    bases: stored?.type === 'string' ? basesOf(stored, profile) : [],
    dots: stored === undefined ? [] : dotsOf(stored),
    hidden: entry === undefined || stored === undefined ? [] : hiddenBeside(entry, stored, profile),
    deadline: deadlineOf(entry, profile),
    isExpired: entry !== undefined && stored !== undefined && isExpired(entry, at.wallMs, profile),
    tombstones: entry === undefined ? 0 : tombstonesOf(entry),
    clock: [...region.clock],
  };
}

function hiddenBeside(entry: KeyState, shown: Header, profile: Profile): TypeName[] {
  return itemsOf(entry.headers)
    .filter((header) => header !== shown && dataType(header.type).isLive(header, profile))
    .map((header) => header.type);
}

/** A copy: the register's own is overwritten in place. */
function deadlineOf(entry: KeyState | undefined, profile: Profile): InspectedDeadline | undefined {
  const deadline = entry === undefined ? undefined : keyDeadline(entry, profile);
  if (deadline === undefined) return undefined;
  const { origin, n, atMs, withValue } = deadline;
  return { origin, n, atMs, withValue };
}

/** The visible keyspace: type, value and deadline of each key. */
export function visibleKeys(
  region: Region,
  at: { readonly wallMs: number; readonly profile: Profile },
): Map<ByteString, readonly [type: string, value: ByteString, deadline: string]> {
  const visible = new Map<ByteString, readonly [string, ByteString, string]>();
  for (const [key, entry] of region.keys) {
    if (typeof entry === 'string') {
      visible.set(key, ['string', entry, String(Infinity)]);
      continue;
    }
    const header = headerAt(entry, at.wallMs, at.profile);
    if (header === undefined) continue;
    const atMs = keyDeadline(entry, at.profile)?.atMs ?? Infinity;
    visible.set(key, [header.type, renderHeader(header, at), String(atMs)]);
  }
  return visible;
}

/** The visible value in one line: `v`, `[a, b]`, `{f: v}`, `{a, b}`, `{m: 1.5}`. */
export function renderHeader(
  header: Header,
  at: { readonly wallMs: number; readonly profile: Profile },
): ByteString {
  const word = renderArgument;
  switch (header.type) {
    case 'string':
      return readCell(header, at.profile) ?? asBytes('');
    case 'list':
      return bytes(`[${readElements(header, at.profile).map(word).join(', ')}]`);
    case 'hash': {
      const fields = readFields(header, at);
      return bytes(
        `{${fields.map(([name, value]) => `${word(name)}: ${word(value)}`).join(', ')}}`,
      );
    }
    case 'set':
      return bytes(`{${readMembers(header).map(word).join(', ')}}`);
    case 'zset': {
      const entries = readEntries(header, at.profile);
      const shown = entries.map(([member, score]) => `${word(member)}: ${formatDouble(score)}`);
      return bytes(`{${shown.join(', ')}}`);
    }
  }
}

/** The latest of the writes that make up the value, when they all come from one region. */
function writerOf(header: Header, profile: Profile): Dot | undefined {
  const writes =
    header.type === 'string'
      ? writesShown(header, profile)
      : dotsOf(header).flatMap(({ dots }) => dots);
  const origins = new Set(writes.map(({ origin }) => origin));
  if (origins.size !== 1) return undefined;
  return writes.reduce<Dot | undefined>(
    (latest, dot) => (latest === undefined || dot.n > latest.n ? dot : latest),
    undefined,
  );
}

/** A string shows its winning base, every increment that it had not seen, or both (CTR-2, CTR-6). */
function writesShown(cell: Cell<ByteString>, profile: Profile): Dot[] {
  const base = winningBase(cell, profile.switches.tieBreak);
  const increments = itemsOf(cell.tallies).map(({ origin, n }) => ({ origin, n }));
  const showing = showingOf(cell, base, profile);
  if (base === undefined || showing === 'increments') return increments;
  const assignment = { origin: base.origin, n: base.n };
  return showing === 'value' ? [assignment] : [assignment, ...increments];
}

function basesOf(cell: Cell<ByteString>, profile: Profile): InspectedBase[] {
  const winner = winningBase(cell, profile.switches.tieBreak);
  const ordered = itemsOf(cell.bases).sort((left, right) =>
    left === winner ? -1 : right === winner ? 1 : left.origin - right.origin,
  );
  return ordered.map(({ origin, n, wallMs, value }) => ({
    origin,
    n,
    wallMs,
    value: value ?? asBytes('(deleted)'),
  }));
}

function dotsOf(header: Header): { element: ByteString; dots: Dot[] }[] {
  switch (header.type) {
    case 'string':
      return [{ element: asBytes(''), dots: cellDots(header) }];
    case 'list':
      return header.nodes
        .filter((node) => node.isLive)
        .map(({ value, origin, n }) => ({ element: value, dots: [{ origin, n }] }));
    case 'hash':
      return byElement([...header.fields].map(([name, { cell }]) => [name, cellDots(cell)]));
    case 'set':
      return byElement([...rowsOf(header)].map(([name, { dots }]) => [name, dots.map(bareDot)]));
    case 'zset':
      return byElement([...header.members].map(([name, cell]) => [name, cellDots(cell)]));
  }
}

const bareDot = ({ origin, n }: Dot): Dot => ({ origin, n });

function byElement(rows: readonly [ByteString, Dot[]][]): { element: ByteString; dots: Dot[] }[] {
  return rows
    .filter(([, dots]) => dots.length > 0)
    .sort(([left], [right]) => compareBytes(left, right))
    .map(([element, dots]) => ({ element, dots }));
}
