/**
 * Why a list came out as it did: which of two insertions at one place goes first (LST-4), what two
 * regions did to one element (LST-3, LST-5).
 */
import type { ListNode, ListState, NodeId, Reason } from '../crdt/index.ts';
import { contestReasons } from './cell-reason.ts';
import type { Effect } from './effect.ts';
import {
  areConcurrent,
  observationReason,
  sideOf,
  unseenBy,
  writeAt,
  type Meeting,
} from './meeting.ts';

type ListEffect = Extract<Effect, { type: 'list' }>;

export function listReasons(
  meeting: Meeting,
  list: ListState,
  write: ListEffect,
): readonly Reason[] {
  if (write.payload.op === 'overwrite') {
    const cell = list.overwrites.get(write.payload.node);
    return cell === undefined ? [] : contestReasons(meeting, cell, undefined);
  }
  const others = unseenBy(meeting, write).filter(
    (other): other is ListEffect => other.type === 'list' && areConcurrent(other, write),
  );
  return [
    ...others.flatMap((other) => sameElementReasons(meeting, list, write, other)),
    ...placeReasons(meeting, list, write),
  ];
}

/** The nodes that a write took away, or put another in the place of. */
function takenBy({ payload }: ListEffect): readonly NodeId[] {
  if (payload.op === 'remove') return payload.nodes;
  return payload.op === 'replace' ? [payload.node] : [];
}

/** Both took one element away: twice over (LST-3), or one put another in its place (LST-5). */
function sameElementReasons(
  meeting: Meeting,
  list: ListState,
  write: ListEffect,
  other: ListEffect,
): readonly Reason[] {
  const [first, second] = inOrder(write, other);
  const isReplaced = first.payload.op === 'replace';
  // Two replacements are told by their places.
  if (second.payload.op === 'replace') return [];
  if (isReplaced && !standsInList(list, first)) return [];
  const [taken, also] = [takenBy(first), takenBy(second)];
  const shared = list.nodes.filter(({ id }) => taken.includes(id) && also.includes(id));
  const numbers = { left: first.n, right: second.seen[first.origin] ?? 0 };
  return shared.map(({ value }) => {
    const told = isReplaced
      ? { rule: 'LST-5', winner: sideOf(first), loser: sideOf(second) }
      : {
          rule: 'LST-3',
          winner: { ...sideOf(first), what: value },
          loser: { ...sideOf(second), what: value },
        };
    return observationReason(meeting, told, numbers);
  });
}

/** A replacement goes before a removal, else the smaller instance. */
function inOrder(left: ListEffect, right: ListEffect): readonly [ListEffect, ListEffect] {
  const rank = ({ payload, origin }: ListEffect): number =>
    payload.op === 'replace' ? -Infinity : origin;
  return rank(left) <= rank(right) ? [left, right] : [right, left];
}

/** Each live node of the write against those that others put at the same place. */
function placeReasons(meeting: Meeting, list: ListState, write: ListEffect): readonly Reason[] {
  const isOwn = ({ origin, n }: ListNode): boolean => origin === write.origin && n === write.n;
  return list.nodes.flatMap((node, place) => {
    if (!node.isLive || !isOwn(node)) return [];
    return list.nodes.flatMap((rival, otherPlace) => {
      const isRival =
        rival.isLive && rival.origin !== node.origin && areRivals(meeting, node, rival);
      const other = isRival ? writeAt(meeting, rival) : undefined;
      if (other?.type !== 'list' || !areConcurrent(write, other)) return [];
      const rule = areReplacements(write, other) ? 'LST-5' : 'LST-4';
      const pair = place < otherPlace ? ([node, rival] as const) : ([rival, node] as const);
      return [placeReason(meeting, rule, pair)];
    });
  });
}

/** At one place, so that nothing but the numbers of their instances (or lists) parts them. */
function areRivals({ profile }: Meeting, node: ListNode, rival: ListNode): boolean {
  if (node.left !== rival.left) return false;
  return profile.switches.listOrder === 'rga' || node.right === rival.right;
}

/** Two LSETs of one element. */
const areReplacements = ({ payload: one }: ListEffect, { payload: other }: ListEffect): boolean =>
  one.op === 'replace' && other.op === 'replace' && one.node === other.node;

function placeReason(
  { key }: Meeting,
  rule: 'LST-4' | 'LST-5',
  [first, second]: readonly [ListNode, ListNode],
): Reason {
  const isNumbered = first.lamport !== second.lamport;
  const left = isNumbered ? first.lamport : first.origin;
  const right = isNumbered ? second.lamport : second.origin;
  return {
    rule,
    key,
    winner: { origin: first.origin, n: first.n, what: first.value },
    loser: { origin: second.origin, n: second.n, what: second.value },
    left,
    right,
    compared: isNumbered ? 'list-number' : 'instance-id',
    margin: Math.abs(left - right),
    element: undefined,
  };
}

/** The live insertions that are concurrent with a write, the last of each instance. */
export function concurrentInList(meeting: Meeting, list: ListState, write: Effect): Effect[] {
  const last = new Map<number, Effect>();
  for (const node of list.nodes) {
    const insertion = node.isLive ? writeAt(meeting, node) : undefined;
    if (insertion === undefined || !areConcurrent(insertion, write)) continue;
    const known = last.get(node.origin);
    if (known === undefined || known.n < insertion.n) last.set(node.origin, insertion);
  }
  return [...last.values()];
}

export const standsInList = ({ nodes }: ListState, { origin, n }: Effect): boolean =>
  nodes.some((node) => node.isLive && node.origin === origin && node.n === n);
