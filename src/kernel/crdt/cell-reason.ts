/**
 * Why a cell decided as it did: which base won by which clock (CLK-2, CLK-3), which increments
 * stand beside it (CTR-2), what a removal had covered (GC-2). Made only when somebody collects
 * reasons, after the state has changed, so that reasons can never change a decision.
 */
import { asBytes, formatDecimal, isDecimal, type ByteString } from '../base/index.ts';
import { covers, type Clock, type InstanceId, type Write } from '../causality/index.ts';
import { cellDots, winningBase, type Base, type Cell } from './cell.ts';
import { itemsOf } from './chain.ts';
import type { Merging } from './data-type.ts';
import type { Reason, Side } from './reason.ts';
import { oldestOf, pointsOf } from './tally.ts';

type Scope = { readonly element?: ByteString; readonly outer?: Clock };

/** Why an assignment is shown, lost to another, or never appeared. */
export function noteAssignment<Value, Amount>(
  cell: Cell<Value, Amount>,
  write: Write,
  value: Value | null,
  merging: Merging,
  scope: Scope = {},
): void {
  const bases = itemsOf(cell.bases);
  const kept = bases.some((base) => base.origin === write.origin && base.n === write.n);
  if (!kept) {
    merging.reasons?.push(coveredReason(write, label(value), cell.removed, scope));
    return;
  }
  if (bases.length > 1) noteContest(cell, merging, scope);
  if (cell.tallies !== undefined) noteIncrement(cell, write, merging, scope);
}

/** The contest among several bases: the winner against each of the others. */
export function noteContest<Value>(
  cell: Cell<Value, unknown>,
  merging: Merging,
  scope: Scope = {},
): void {
  const winner = winningBase(cell, merging.profile.switches.tieBreak);
  if (winner === undefined) return;
  for (const base of itemsOf(cell.bases)) {
    if (base !== winner) merging.reasons?.push(contestReason(winner, base, scope));
  }
}

function contestReason<Value>(winner: Base<Value>, loser: Base<Value>, scope: Scope): Reason {
  const isTie = winner.wallMs === loser.wallMs;
  const left = isTie ? winner.origin : winner.wallMs;
  const right = isTie ? loser.origin : loser.wallMs;
  return {
    rule: isTie ? 'CLK-3' : 'CLK-2',
    winner: side(winner),
    loser: side(loser),
    left,
    right,
    compared: isTie ? 'instance-id' : 'wall-ms',
    margin: Math.abs(left - right),
    element: scope.element,
  };
}

/** An increment that stands beside a base or beside other regions' increments. */
export function noteIncrement(
  cell: Cell<unknown, unknown>,
  write: Write,
  merging: Merging,
  scope: Scope = {},
): void {
  const tallies = itemsOf(cell.tallies);
  const isKept = tallies.some(
    (tally) => tally.origin === write.origin && pointsOf(tally).some(({ n }) => n === write.n),
  );
  const isBase = itemsOf(cell.bases).some(
    (base) => base.origin === write.origin && base.n === write.n,
  );
  if (!isKept && !isBase) {
    merging.reasons?.push(coveredReason(write, asBytes('INCR'), cell.removed, scope));
    return;
  }
  const base = winningBase(cell, merging.profile.switches.tieBreak);
  for (const tally of tallies) {
    const { origin, n, wallMs, total } = tally;
    if (base === undefined || (origin === base.origin && oldestOf(tally) > base.n)) continue;
    const isUnseen = !covers(cell.removed, origin, n);
    if (!isUnseen) continue;
    merging.reasons?.push({
      rule: 'CTR-2',
      winner: side(base),
      loser: { origin, n, what: label(total) },
      left: base.wallMs,
      right: wallMs,
      compared: 'observation',
      margin: 0,
      element: scope.element,
    });
  }
}

/** Why a cell is still shown after its removal: a write that the removal had not observed. */
export function noteSurvivor(
  cell: Cell<unknown, unknown>,
  write: Write,
  context: Clock,
  merging: Merging,
  told: { readonly rule: string; readonly kept: string; readonly removal: string } & Required<
    Pick<Scope, 'element'>
  >,
): void {
  const survivor = cellDots(cell)[0];
  if (merging.reasons === undefined || survivor === undefined) return;
  const observed = context[survivor.origin] ?? 0;
  merging.reasons.push({
    rule: told.rule,
    winner: { ...survivor, what: asBytes(told.kept) },
    loser: { origin: write.origin, n: write.n, what: asBytes(told.removal) },
    left: survivor.n,
    right: observed,
    compared: 'observation',
    margin: survivor.n - observed,
    element: told.element,
  });
}

/** The write arrived after a removal that had already observed it. */
export function coveredReason(
  write: Write,
  what: ByteString,
  context: Clock,
  scope: Scope = {},
): Reason {
  return {
    rule: 'GC-2',
    winner: { origin: coverer(context, write.origin), n: 0, what: asBytes('removal') },
    loser: { origin: write.origin, n: write.n, what },
    left: context[write.origin] ?? scope.outer?.[write.origin] ?? 0,
    right: write.n,
    compared: 'observation',
    margin: 0,
    element: scope.element,
  };
}

const coverer = (_context: Clock, origin: InstanceId): InstanceId => origin;

function side<Value>(base: Base<Value>): Side {
  return { origin: base.origin, n: base.n, what: label(base.value) };
}

/** How a value reads in a reason: text as it is, numbers in decimal, a deletion as DEL. */
export function label(value: unknown): ByteString {
  if (value === null) return asBytes('DEL');
  if (isDecimal(value)) return asBytes(formatDecimal(value));
  if (Array.isArray(value)) return asBytes(value.map(String).join(' + '));
  return asBytes(typeof value === 'string' || typeof value === 'number' ? String(value) : '?');
}
