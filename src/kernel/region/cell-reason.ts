/**
 * Why a cell (a string, a hash field, a score) came out as it did: which of several values is shown
 * (CLK-2, CLK-3), which increments count on top of it (CTR-2, ZST-5) or wait behind it (CTR-6).
 */
import type { ByteString, Decimal } from '../base/index.ts';
import { compareStamps, type StampedDot } from '../causality/index.ts';
import {
  itemsOf,
  pointsOf,
  showingOf,
  winningBase,
  type Base,
  type Cell,
  type Counted,
  type Point,
  type Reason,
  type Side,
  type Tally,
  type Terms,
} from '../crdt/index.ts';
import type { Effect } from './effect.ts';
import {
  amountWord,
  areConcurrent,
  DELETION,
  isNew,
  observationReason,
  writeAt,
  type Meeting,
  type Scope,
} from './meeting.ts';

export type AnyCell = Cell<ByteString | number, AnyAmount>;
type AnyAmount = Counted<Decimal | Terms>;
type AnyBase = Base<ByteString | number>;
type AnyTally = Tally<AnyAmount>;

export function cellReasons(meeting: Meeting, scope: Scope, cell: AnyCell): readonly Reason[] {
  return [
    ...contestReasons(meeting, cell, scope.element),
    ...incrementReasons(meeting, scope, cell),
  ];
}

/** The value that is shown against each of the others, the strongest first. */
export function contestReasons(
  meeting: Meeting,
  cell: AnyCell,
  element: ByteString | undefined,
): readonly Reason[] {
  const { tieBreak } = meeting.profile.switches;
  const [winner, ...losers] = itemsOf(cell.bases).sort((left, right) =>
    compareStamps(right, left, tieBreak),
  );
  if (winner === undefined || ![winner, ...losers].some((base) => isNew(meeting, base))) return [];
  return losers.map((loser, place) => ({
    rule: winner.wallMs === loser.wallMs ? 'CLK-3' : 'CLK-2',
    key: meeting.key,
    winner: sideOfBase(winner),
    loser: sideOfBase(loser),
    ...comparedStamps(winner, loser),
    ...(place === 0 ? {} : { margin: undefined }),
    element,
  }));
}

function sideOfBase({ origin, n, value }: AnyBase): Side {
  if (value === null) return { origin, n, what: DELETION };
  return { origin, n, what: typeof value === 'number' ? amountWord([value]) : value };
}

/** The increments of each other instance that the value shown had not seen. */
function incrementReasons(meeting: Meeting, scope: Scope, cell: AnyCell): readonly Reason[] {
  const base = winningBase(cell, meeting.profile.switches.tieBreak);
  const assignment = base === undefined ? undefined : writeAt(meeting, base);
  if (base === undefined || assignment === undefined) return [];
  return itemsOf(cell.tallies).flatMap((tally) => {
    const unseen = lastConcurrent(meeting, tally, assignment);
    if (unseen === undefined) return [];
    const isNews = isNew(meeting, base) || isNew(meeting, { origin: tally.origin, n: unseen.n });
    if (!isNews) return [];
    const increment = { origin: tally.origin, n: unseen.n, what: amountWord(unseen.total) };
    if (base.value !== null && showingOf(cell, base, meeting.profile) !== 'sum') {
      return eitherReason(meeting, scope, cell, base, tally, increment);
    }
    const left = unseen.n;
    const right = assignment.seen[tally.origin] ?? 0;
    const told =
      base.value === null
        ? { rule: 'CTR-3', winner: increment, loser: sideOfBase(base) }
        : {
            rule: scope.type === 'zset' ? 'ZST-5' : 'CTR-2',
            winner: sideOfBase(base),
            loser: increment,
          };
    return [observationReason(meeting, told, { left, right }, scope.element)];
  });
}

/** A text hides increments (CTR-6), or the later of the two is shown, as the profile has it. */
function eitherReason(
  meeting: Meeting,
  { element }: Scope,
  cell: AnyCell,
  base: AnyBase,
  tally: AnyTally,
  increment: Side,
): readonly Reason[] {
  const { setVsIncr, nonNumericSetVsIncr, tieBreak } = meeting.profile.switches;
  const value = sideOfBase(base);
  const rule = setVsIncr === 'lww' ? 'CTR-2' : 'CTR-6';
  if (setVsIncr !== 'lww' && nonNumericSetVsIncr === 'base-masks') {
    const seen = writeAt(meeting, base)?.seen[tally.origin] ?? 0;
    const told = { rule, winner: value, loser: increment };
    return [observationReason(meeting, told, { left: increment.n, right: seen }, element)];
  }
  const isShown = showingOf(cell, base, meeting.profile) === 'value';
  const isLater = compareStamps(tally, base, tieBreak) > 0;
  // Where others show the sum, or by a later write, this one decides nothing.
  if ((!isShown && !isLater) || tally.n !== increment.n) return [];
  const [left, right] = isShown ? [base, tally] : [tally, base];
  // Of several that stand here another may decide once this one does not.
  const isAlone = cell.tallies?.next === undefined && cell.bases?.next === undefined;
  const numbers = { ...comparedStamps(left, right), ...(isAlone ? {} : { margin: undefined }) };
  const [winner, loser] = isShown ? [value, increment] : [increment, value];
  return [{ rule, key: meeting.key, winner, loser, ...numbers, element }];
}

/** Which of two stamps is the later, as numbers. */
export function comparedStamps(
  winner: StampedDot,
  loser: StampedDot,
): Pick<Reason, 'left' | 'right' | 'compared' | 'margin'> {
  const isTie = winner.wallMs === loser.wallMs;
  const left = isTie ? winner.origin : winner.wallMs;
  const right = isTie ? loser.origin : loser.wallMs;
  const compared = isTie ? 'instance-id' : 'wall-ms';
  return { left, right, compared, margin: Math.abs(left - right) };
}

/** The last live increment of a tally that is concurrent with a write. */
function lastConcurrent(
  meeting: Meeting,
  tally: AnyTally,
  write: Effect,
): Point<AnyAmount> | undefined {
  return pointsOf(tally).findLast(({ n }) => {
    const increment = writeAt(meeting, { origin: tally.origin, n });
    return increment !== undefined && areConcurrent(increment, write);
  });
}

/** The live writes of a cell that are concurrent with a write, the last of each instance. */
export function concurrentInCell(meeting: Meeting, cell: AnyCell, write: Effect): Effect[] {
  const bases = itemsOf(cell.bases).map((base) => writeAt(meeting, base));
  const increments = itemsOf(cell.tallies).map((tally) => {
    const last = lastConcurrent(meeting, tally, write);
    return last === undefined ? undefined : writeAt(meeting, { origin: tally.origin, n: last.n });
  });
  return [...bases, ...increments].filter(
    (other): other is Effect => other !== undefined && areConcurrent(other, write),
  );
}

/** True when the write stands in the cell: as a value, or as an increment that counts. */
export function standsInCell(cell: AnyCell, { origin, n }: Effect): boolean {
  return (
    itemsOf(cell.bases).some((base) => base.origin === origin && base.n === n) ||
    itemsOf(cell.tallies).some(
      (tally) => tally.origin === origin && pointsOf(tally).some((point) => point.n === n),
    )
  );
}
