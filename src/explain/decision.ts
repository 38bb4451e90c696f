/**
 * The decision behind what a key shows in a region: the last that was made there and that no later
 * write has settled, because whoever wrote it had seen both sides.
 */
import type { Dot, EventId, Reason, Shown } from '../kernel/index.ts';
import { absenceCause } from './absent-line.ts';
import { changesOf, shownIn, type KeyPlace } from './key-place.ts';
import { contributionsBefore, seenBefore, writeOf, type Writing } from './knowledge.ts';
import type { Run } from './run.ts';

export type Decision = { readonly reason: Reason; readonly event: EventId };

/** `undefined` where nothing that met there still matters. */
export function standingDecision(
  run: Run,
  place: KeyPlace,
  shown: Shown | undefined,
): Decision | undefined {
  const since = stretchStart(run, place, shown);
  const decided = changesOf(run, place).findLast(
    (event) => event.id >= since && reasonsFor(event, place).length > 0,
  );
  if (decided === undefined) return undefined;
  const standing = reasonsFor(decided, place).find(
    (reason) => !isSettled(run, place, shown, reason),
  );
  return standing && { reason: standing, event: decided.id };
}

const reasonsFor = (
  event: ReturnType<typeof changesOf>[number],
  { key }: KeyPlace,
): readonly Reason[] =>
  'reasons' in event ? event.reasons.filter((reason) => reason.key === key) : [];

/** A key that was gone began anew: from when on what was decided can matter. */
function stretchStart(run: Run, place: KeyPlace, shown: Shown | undefined): EventId {
  if (shown?.type === undefined) return absenceCause(run, place)?.id ?? 0;
  const gone = changesOf(run, place).findLast(
    (event) => shownIn(event, place.key)?.type === undefined,
  );
  return gone?.id ?? 0;
}

function isSettled(run: Run, place: KeyPlace, shown: Shown | undefined, reason: Reason): boolean {
  if (shown?.type === undefined) return false;
  if (reason.element !== undefined) return isRewritten(run, place, reason, reason.element);
  switch (reason.rule) {
    case 'EXP-1':
    case 'EXP-2':
      return shown.expiresMs !== (reason.left === Infinity ? undefined : reason.left);
    case 'LST-4':
    case 'LST-5':
      return !isStillSeen(shown, reason);
    default:
      return shown.type === 'string' && isOverwritten(run, shown.writer, reason);
  }
}

/** Both elements stand in the list; of a replacement beside a removal, what replaced does. */
function isStillSeen({ elements = [] }: Shown, { winner, loser, compared }: Reason): boolean {
  const stands = (side: Dot): boolean =>
    elements.some(({ origin, n }) => origin === side.origin && n === side.n);
  return stands(winner) && (compared === 'observation' || stands(loser));
}

/** The string that is shown was written by whoever had seen both. */
function isOverwritten(run: Run, writer: Dot | undefined, reason: Reason): boolean {
  const write = writer === undefined ? undefined : writeOf(run, writer);
  return write !== undefined && hadSeenBoth(run, write, reason);
}

/** A write that names the element was made by whoever had seen both. */
const isRewritten = (
  run: Run,
  { region, key, before }: KeyPlace,
  reason: Reason,
  element: Reason['key'],
): boolean =>
  contributionsBefore(run, region, key, before).some(
    (write) =>
      write.kind === 'command' && write.argv.includes(element) && hadSeenBoth(run, write, reason),
  );

function hadSeenBoth(run: Run, write: Writing, { winner, loser }: Reason): boolean {
  const seen = seenBefore(run, write.region, write.id);
  return [winner, loser].every(({ origin, n }) => seen.has(`${String(origin)}:${String(n)}`));
}
