/**
 * What survived a removal, because the removal had not seen it (KEY-1 and the rule of each type);
 * and what comes too late, because a write that had seen it is here already (GC-2).
 */
import { covers } from '../causality/index.ts';
import { memberDots, type Header, type Reason } from '../crdt/index.ts';
import { concurrentInCell, standsInCell, type AnyCell } from './cell-reason.ts';
import type { Effect } from './effect.ts';
import { concurrentInList, standsInList } from './list-reason.ts';
import {
  areConcurrent,
  isNew,
  isRemoval,
  isReplacement,
  observationReason,
  sideOf,
  unseenBy,
  writeAt,
  type Meeting,
  type Scope,
} from './meeting.ts';

/** A removal arrives where something stands that it had not seen. */
export function survivorReasons(
  meeting: Meeting,
  header: Header,
  scope: Scope,
  removal: Effect,
): readonly Reason[] {
  const later = unseenBy(meeting, removal).filter(({ seen }) =>
    covers(seen, removal.origin, removal.n),
  );
  if (later.some((write) => isReplacement(write, scope))) return [];
  return concurrentIn(meeting, header, scope, removal).map((survivor) =>
    survivalReason(meeting, scope, survivor, removal),
  );
}

/** A write arrives and stands where a removal is that had not seen it; or it comes too late. */
export function arrivalReasons(
  meeting: Meeting,
  header: Header,
  scope: Scope,
  write: Effect,
): readonly Reason[] {
  const others = unseenBy(meeting, write).filter((other) => isReplacement(other, scope));
  if (!standsIn(header, scope, write)) {
    const earlier = others.findLast(
      (other) => covers(other.seen, write.origin, write.n) && !isNew(meeting, other),
    );
    return earlier === undefined ? [] : [lateReason(meeting, scope, earlier, write)];
  }
  // A removal that one of the others had seen decides nothing any more.
  const isLast = ({ origin, n }: Effect): boolean =>
    !others.some((other) => covers(other.seen, origin, n));
  return others
    .filter((other) => isRemoval(other, scope) && areConcurrent(other, write) && isLast(other))
    .map((removal) => survivalReason(meeting, scope, write, removal));
}

function survivalReason(meeting: Meeting, scope: Scope, survivor: Effect, removal: Effect): Reason {
  const told = {
    rule: survivalRule(scope, survivor, removal),
    winner: sideOf(survivor),
    loser: sideOf(removal),
  };
  const numbers = { left: survivor.n, right: removal.seen[survivor.origin] ?? 0 };
  // Of a whole key it does not matter which element it was.
  const element = removal.type === 'key' ? undefined : scope.element;
  return observationReason(meeting, told, numbers, element);
}

function survivalRule({ type }: Scope, survivor: Effect, removal: Effect): string {
  const isIncrement =
    (survivor.type === 'string' || survivor.type === 'zset') && survivor.payload.op === 'increment';
  switch (type) {
    case 'string':
      return isIncrement ? 'CTR-3' : 'STR-3';
    case 'list':
      return 'LST-2';
    case 'hash':
      return removal.type === 'key' ? 'HSH-4' : 'HSH-3';
    case 'set':
      return 'SET-1';
    case 'zset':
      return isIncrement ? 'ZST-4' : 'ZST-1';
  }
}

function lateReason(meeting: Meeting, scope: Scope, earlier: Effect, late: Effect): Reason {
  const told = { rule: 'GC-2', winner: sideOf(earlier), loser: sideOf(late) };
  const numbers = { left: earlier.seen[late.origin] ?? 0, right: late.n };
  return observationReason(meeting, told, numbers, scope.element);
}

/** What stands in a scope and is concurrent with a write, the last of each instance. */
function concurrentIn(
  meeting: Meeting,
  header: Header,
  { element }: Scope,
  write: Effect,
): Effect[] {
  if (header.type === 'list') return concurrentInList(meeting, header, write);
  if (header.type === 'set') {
    const dots = element === undefined ? [] : memberDots(header, element);
    return dots
      .map((dot) => writeAt(meeting, dot))
      .filter((other): other is Effect => other !== undefined && areConcurrent(other, write));
  }
  const cell = cellIn(header, element);
  return cell === undefined ? [] : concurrentInCell(meeting, cell, write);
}

function standsIn(header: Header, { element }: Scope, write: Effect): boolean {
  if (header.type === 'list') return standsInList(header, write);
  if (header.type === 'set') {
    const dots = element === undefined ? [] : memberDots(header, element);
    return dots.some(({ origin, n }) => origin === write.origin && n === write.n);
  }
  const cell = cellIn(header, element);
  return cell !== undefined && standsInCell(cell, write);
}

/** The cell of an element; a string is one itself. */
export function cellIn(header: Header, element: Scope['element']): AnyCell | undefined {
  if (header.type === 'string') return header;
  if (element === undefined) return undefined;
  if (header.type === 'hash') return header.fields.get(element)?.cell;
  return header.type === 'zset' ? header.members.get(element) : undefined;
}
