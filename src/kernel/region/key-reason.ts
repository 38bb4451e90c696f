/**
 * Why a whole key came out as it did: which type is shown (KEY-3), which deadline counts (EXP-1,
 * EXP-2; of a field HSH-5).
 */
import { asBytes, type ByteString } from '../base/index.ts';
import { compareStamps, type StampedDot } from '../causality/index.ts';
import {
  dataType,
  deadlineInForce,
  itemsOf,
  TYPE_NAMES,
  type Deadline,
  type Expiry,
  type Header,
  type Reason,
  type Side,
} from '../crdt/index.ts';
import { comparedStamps } from './cell-reason.ts';
import { areConcurrent, isNew, writeAt, type Meeting } from './meeting.ts';
import { keyDeadline, visibleHeader } from './visible.ts';

/** Two types met under one key (KEY-3). */
export function typeReasons(meeting: Meeting): readonly Reason[] {
  const { entry, profile } = meeting;
  const shown = visibleHeader(entry, profile);
  if (shown === undefined) return [];
  const hidden = itemsOf(entry.headers).filter(
    (header) => header !== shown && dataType(header.type).isLive(header, profile),
  );
  return hidden.flatMap((header) => typeReason(meeting, shown, header, hidden.length === 1));
}

function typeReason(
  meeting: Meeting,
  shown: Header,
  hidden: Header,
  isOnly: boolean,
): readonly Reason[] {
  const { key, profile } = meeting;
  const [decides, loses] = [decidingWrite(shown, profile), decidingWrite(hidden, profile)];
  if (decides === undefined || loses === undefined) return [];
  const [write, other] = [writeAt(meeting, decides), writeAt(meeting, loses)];
  if (write === undefined || other === undefined || !areConcurrent(write, other)) return [];
  if (![...lastWrites(shown), ...lastWrites(hidden)].some((dot) => isNew(meeting, dot))) return [];
  const side = ({ origin, n }: StampedDot, { type }: Header): Side => ({
    origin,
    n,
    what: asBytes(type),
  });
  const told = {
    rule: 'KEY-3',
    key,
    winner: side(decides, shown),
    loser: side(loses, hidden),
    element: undefined,
  };
  switch (profile.switches.typeConflict) {
    case 'smallest-instance-id': {
      const [left, right] = [decides.origin, loses.origin];
      return [{ ...told, left, right, compared: 'instance-id', margin: right - left }];
    }
    case 'fixed-order': {
      const [left, right] = [TYPE_NAMES.indexOf(shown.type), TYPE_NAMES.indexOf(hidden.type)];
      return [{ ...told, left, right, compared: 'type-order', margin: right - left }];
    }
    case 'lww': {
      // Of several writes another may decide once the latest does not.
      const isLone = isOnly && lastWrites(shown).length === 1 && lastWrites(hidden).length === 1;
      const numbers = comparedStamps(decides, loses);
      return [{ ...told, ...numbers, ...(isLone ? {} : { margin: undefined }) }];
    }
  }
}

const lastWrites = (header: Header): readonly StampedDot[] =>
  dataType(header.type).lastWrites(header);

/** The live write by which a type is weighed against another. */
function decidingWrite(header: Header, { switches }: Meeting['profile']): StampedDot | undefined {
  const before = (left: StampedDot, right: StampedDot): number =>
    switches.typeConflict === 'lww'
      ? compareStamps(right, left, switches.tieBreak)
      : left.origin - right.origin;
  return [...lastWrites(header)].sort(before)[0];
}

/** Several deadlines of the key stand beside each other: the longest counts (EXP-1, EXP-2). */
export function deadlineReasons(meeting: Meeting): readonly Reason[] {
  const { entry, profile } = meeting;
  const { expiry } = entry;
  if (expiry === undefined || visibleHeader(entry, profile) === undefined) return [];
  const winner = keyDeadline(entry, profile);
  // What came with a value that is not shown does not count (`setTtl: follows-value`).
  const isCounted = ({ withValue }: Deadline): boolean =>
    profile.switches.setTtl === 'writes-infinity' || !withValue;
  return longerReasons(meeting, expiry, winner, isCounted, undefined);
}

/** The same for a field of a hash (HSH-5). */
export const fieldDeadlineReasons = (
  meeting: Meeting,
  expiry: Expiry,
  element: ByteString,
): readonly Reason[] =>
  longerReasons(meeting, expiry, deadlineInForce(expiry), () => true, element);

function longerReasons(
  meeting: Meeting,
  expiry: Expiry,
  winner: Deadline | undefined,
  isCounted: (deadline: Deadline) => boolean,
  element: ByteString | undefined,
): readonly Reason[] {
  const deadlines = itemsOf<Hanging>(expiry.deadlines);
  if (winner === undefined || !deadlines.some((deadline) => isNew(meeting, deadline))) return [];
  // Of two that say the same, none is longer.
  const losers = deadlines
    .filter((deadline) => deadline.atMs < winner.atMs && isCounted(deadline))
    .sort((left, right) => right.atMs - left.atMs);
  return losers.map((loser, place) => ({
    rule: winner.atMs === Infinity ? 'EXP-2' : 'EXP-1',
    key: meeting.key,
    winner: deadlineSide(winner),
    loser: deadlineSide(loser),
    left: winner.atMs,
    right: loser.atMs,
    compared: 'deadline-ms',
    margin: place === 0 ? winner.atMs - loser.atMs : undefined,
    element,
  }));
}

type Hanging = Omit<Deadline, 'next'> & { next: Hanging | undefined };

const deadlineSide = ({ origin, n, atMs }: Deadline): Side => ({
  origin,
  n,
  what: asBytes(atMs === Infinity ? 'no expiry' : `expires at ${String(atMs)}`),
});
