/**
 * Why a key came out as it did when writes arrived, one or many. Told afterwards, from the key's
 * state and from the history of its writes, so that telling can never change a decision, and that
 * it makes no difference whether an effect arrived or a whole state.
 *
 * Cost: nothing where nobody listens. Else what is looked at are the writes that the arriving one
 * had not seen, and the elements it is about; of a list and of a deleted key all.
 */
import type { ByteString } from '../base/index.ts';
import { joined, raise, type Clock } from '../causality/index.ts';
import { itemsOf, rowsOf, type Header, type Reason, type TypeName } from '../crdt/index.ts';
import type { Profile } from '../profile.ts';
import { cellReasons } from './cell-reason.ts';
import type { Effect } from './effect.ts';
import { effectsBetween, type History } from './history.ts';
import { deadlineReasons, fieldDeadlineReasons, typeReasons } from './key-reason.ts';
import { listReasons } from './list-reason.ts';
import { elementsOf, isAddition, isRemoval, type Meeting, type Scope } from './meeting.ts';
import type { KeyState, Region } from './state.ts';
import { arrivalReasons, cellIn, survivorReasons } from './survival-reason.ts';

/** Where reasons go when somebody asked for them, and what they are told from. */
export type Reasons = { readonly told: Reason[]; readonly history: History } | undefined;

/** The key that arrives, as it is now. */
type Arrival = { readonly key: ByteString; readonly entry: KeyState; readonly profile: Profile };

/** An effect has arrived; one of its own tells a region nothing that it had not seen. */
export function tellEffect(
  { id, clock }: Region,
  effect: Effect,
  arrival: Omit<Arrival, 'key'>,
  { told, history }: NonNullable<Reasons>,
): void {
  if (effect.origin === id || effect.type === 'message') return;
  const after = [...clock];
  raise(after, effect.origin, effect.n);
  const meeting = { ...arrival, key: effect.key, history, before: clock, after };
  told.push(...reasonsOf(meeting, [effect]));
}

/** A key of a whole state has arrived, whose region knows as much as `from`. */
export function tellMerge(
  { clock }: Region,
  from: Clock,
  arrival: Arrival,
  { told, history }: NonNullable<Reasons>,
): void {
  const after = joined(clock, from);
  const meeting = { ...arrival, history, before: clock, after };
  told.push(...reasonsOf(meeting, effectsBetween(history, arrival.key, clock, from)));
}

/** Each reason once, whichever of the two sides gave it. */
function reasonsOf(meeting: Meeting, arrived: readonly Effect[]): readonly Reason[] {
  const reasons = new Map<string, Reason>();
  for (const write of arrived) {
    for (const reason of writeReasons(meeting, write)) {
      const { rule, winner, loser, element } = reason;
      const sides = [winner, loser].flatMap(({ origin, n, what }) => [origin, n, what]);
      const name = JSON.stringify([rule, ...sides, element]);
      if (!reasons.has(name)) reasons.set(name, reason);
    }
  }
  return [...reasons.values()];
}

function writeReasons(meeting: Meeting, write: Effect): readonly Reason[] {
  const { entry } = meeting;
  const values = itemsOf(entry.headers).flatMap((header) => {
    if (write.type === 'key')
      return write.payload.op === 'delete' ? removed(meeting, header, write) : [];
    return header.type === write.type ? written(meeting, header, write) : [];
  });
  const isTyped = write.type !== 'key' && write.type !== 'message';
  const hasDeadline = isTyped ? write.expireAtMs !== undefined : write.type === 'key';
  return [
    ...values,
    ...(isTyped ? typeReasons(meeting) : []),
    ...(hasDeadline ? deadlineReasons(meeting) : []),
  ];
}

/** What a DEL had not seen of one type. */
function removed(meeting: Meeting, header: Header, removal: Effect): readonly Reason[] {
  return elementsIn(header).flatMap((element) =>
    survivorReasons(meeting, header, { type: header.type, element }, removal),
  );
}

function elementsIn(header: Header): readonly (ByteString | undefined)[] {
  switch (header.type) {
    case 'hash':
      return [...header.fields.keys()];
    case 'set':
      return [...rowsOf(header)].map(([member]) => member);
    case 'zset':
      return [...header.members.keys()];
    case 'string':
    case 'list':
      return [undefined];
  }
}

function written(
  meeting: Meeting,
  header: Header,
  write: Extract<Effect, { type: TypeName }>,
): readonly Reason[] {
  const atElements = elementsOf(write).flatMap((element): readonly Reason[] => {
    const scope: Scope = { type: write.type, element };
    if (isRemoval(write, scope)) return survivorReasons(meeting, header, scope, write);
    const cell = cellIn(header, element);
    return [
      ...(cell === undefined ? [] : cellReasons(meeting, scope, cell)),
      ...(isAddition(write) ? arrivalReasons(meeting, header, scope, write) : []),
      ...deadlinesIn(meeting, header, element),
    ];
  });
  const inList =
    header.type === 'list' && write.type === 'list' ? listReasons(meeting, header, write) : [];
  return [...atElements, ...inList];
}

function deadlinesIn(
  meeting: Meeting,
  header: Header,
  element: ByteString | undefined,
): readonly Reason[] {
  if (header.type !== 'hash' || element === undefined) return [];
  const expiry = header.fields.get(element)?.expiry;
  return expiry === undefined ? [] : fieldDeadlineReasons(meeting, expiry, element);
}
