/**
 * Set: observed-remove, add wins.
 *
 * Conflict rule. A removal takes only the adds it had observed (SET-1); every SADD, also of a
 * member that is already there, makes a fresh dot, or a concurrent SREM would beat it (SET-2). A
 * member is present while it has a live dot.
 *
 * Cost. One dot per origin and member; a removed member keeps its removal context until stable.
 */
import type { ByteString } from '../base/index.ts';
import {
  covers,
  dominates,
  joined,
  NO_CLOCK,
  removalClock,
  type Clock,
  type Write,
} from '../causality/index.ts';
import type { DataType, Typed } from './data-type.ts';
import { itemsOf } from './chain.ts';
import { lastOfEach, withDot, withoutDots, type LiveDot } from './dots.ts';

/** `dots`: the first of the live ones, by ascending origin. */
export type Element = { dots: LiveDot | undefined; removed: Clock };

export type SetState = Typed<'set'> & {
  elements: Map<ByteString, Element>;
  /** Elements with a live dot: kept, so that SCARD is one read. */
  size: number;
  /** Elements that remember something: while there are none, a round of collection need not look. */
  unsettled: number;
  removed: Clock;
};

export type SetIntent = { readonly op: 'add' | 'remove'; readonly members: readonly ByteString[] };
export type SetPayload = SetIntent;

export const setType: DataType<SetState, SetIntent, SetPayload> = {
  name: 'set',
  create: (removed) => ({
    type: 'set',
    next: undefined,
    elements: new Map(),
    size: 0,
    unsettled: 0,
    removed,
  }),
  prepare: (_state, intent) => intent,
  apply(state, write, payload) {
    if (payload.op === 'add') {
      for (const member of payload.members) add(state, write, member);
    } else {
      const context = removalClock(write);
      for (const member of payload.members) remove(state, member, context);
    }
  },
  remove(state, context) {
    state.removed = joined(state.removed, context);
    for (const [member, element] of state.elements) {
      const wasLive = element.dots !== undefined;
      element.dots = withoutDots(element.dots, context);
      settle(state, member, element, wasLive);
    }
  },
  merge(into, from, merging) {
    setType.remove(into, from.removed, merging);
    for (const [member, theirs] of from.elements) {
      const ours = elementOf(into, member);
      const wasLive = ours.dots !== undefined;
      addContext(into, ours, theirs.removed);
      ours.dots = withoutDots(ours.dots, ours.removed);
      for (const dot of itemsOf(theirs.dots)) {
        const isGone =
          covers(ours.removed, dot.origin, dot.n) || covers(into.removed, dot.origin, dot.n);
        if (!isGone) ours.dots = withDot(ours.dots, dot);
      }
      settle(into, member, ours, wasLive);
    }
  },
  collect(state, stable) {
    if (dominates(stable.clock, state.removed)) state.removed = NO_CLOCK;
    if (state.unsettled === 0) return;
    for (const [member, element] of state.elements) {
      if (element.removed.length === 0) continue;
      if (dominates(stable.clock, element.removed)) {
        element.removed = NO_CLOCK;
        state.unsettled--;
      }
      forgetIfCovered(state, member, element);
    }
  },
  isSettled: (state) => state.unsettled === 0 && state.removed.length === 0,
  isLive: (state) => state.size > 0,
  isBlank: (state) => state.elements.size === 0 && state.removed.length === 0,
  smallestOrigin(state) {
    let smallest = Infinity;
    for (const { dots } of state.elements.values()) {
      if (dots !== undefined && dots.origin < smallest) smallest = dots.origin;
    }
    return smallest;
  },
  lastWrites: (state) =>
    lastOfEach([...state.elements.values()].flatMap(({ dots }) => itemsOf(dots))),
  tombstones(state) {
    const deleted = state.size === 0 && state.removed.length > 0 ? 1 : 0;
    return state.elements.size - state.size + deleted;
  },
};

function add(state: SetState, write: Write, member: ByteString): void {
  const element = elementOf(state, member);
  const wasLive = element.dots !== undefined;
  const isGone =
    covers(element.removed, write.origin, write.n) || covers(state.removed, write.origin, write.n);
  if (!isGone) element.dots = withDot(element.dots, write);
  settle(state, member, element, wasLive);
}

function remove(state: SetState, member: ByteString, context: Clock): void {
  const element = elementOf(state, member);
  const wasLive = element.dots !== undefined;
  addContext(state, element, context);
  element.dots = withoutDots(element.dots, element.removed);
  settle(state, member, element, wasLive);
}

function elementOf(state: SetState, member: ByteString): Element {
  const known = state.elements.get(member);
  if (known !== undefined) return known;
  const element: Element = { dots: undefined, removed: NO_CLOCK };
  state.elements.set(member, element);
  return element;
}

/** Keeps `size` true and drops an element that the set's own removal context stands for. */
function settle(state: SetState, member: ByteString, element: Element, wasLive: boolean): void {
  const isLive = element.dots !== undefined;
  if (isLive !== wasLive) state.size += isLive ? 1 : -1;
  forgetIfCovered(state, member, element);
}

function addContext(state: SetState, element: Element, context: Clock): void {
  const before = element.removed;
  element.removed = joined(before, context);
  if (before.length === 0 && element.removed.length > 0) state.unsettled++;
}

function forgetIfCovered(state: SetState, member: ByteString, element: Element): void {
  const { dots, removed } = element;
  if (dots !== undefined || !dominates(state.removed, removed)) return;
  if (removed.length > 0) state.unsettled--;
  state.elements.delete(member);
}

/** Members in byte order, the order in which unordered replies are given here. */
export function readMembers(state: SetState): ByteString[] {
  const members: ByteString[] = [];
  for (const [member, element] of state.elements)
    if (element.dots !== undefined) members.push(member);
  return members.sort((left, right) => (left < right ? -1 : left > right ? 1 : 0));
}

export function hasMember(state: SetState, member: ByteString): boolean {
  return state.elements.get(member)?.dots !== undefined;
}
