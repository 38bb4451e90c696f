/**
 * List: a sequence with tombstones.
 *
 * Conflict rule. No concurrent insertion is lost and all regions agree on the order (LST-1): an
 * insertion names its visible left neighbour and the raw node to the right of it; concurrent
 * insertions at one place go by instance id, and runs do not interleave (LST-4). Deleting and
 * popping take only nodes they had observed; a node stays as a tombstone, so that insertions
 * beside it still find their place (LST-2, LST-3, LST-7).
 *
 * Cost. Positions are found by walking, from the nearer end. An insertion that arrives
 * before its neighbour waits here and is judged again when it is placed.
 */
import type { ByteString } from '../base/index.ts';
import { covers, joined, NO_CLOCK, type Clock, type Write } from '../causality/index.ts';
import type { Profile } from '../profile.ts';
import { assignCell, createCell, mergeCell, winningBase, type Cell } from './cell.ts';
import { COUNTED_DECIMALS } from './amount.ts';
import type { DataType, Merging, Typed } from './data-type.ts';
import { lastOfEach } from './dots.ts';
import { positionOf, type Insertion, type ListNode, type NodeId } from './list-node.ts';
import { placeByOrigins, placeByLamport } from './list-order.ts';

export type ListState = Typed<'list'> & {
  /** In list order, tombstones included. */
  nodes: ListNode[];
  /** Insertions whose neighbour has not arrived. */
  waiting: ListNode[];
  /** Removals of nodes that have not arrived. */
  removedEarly: NodeId[];
  /** For `lset: in-place-lww`: what was assigned over a node's first value. */
  overwrites: Map<NodeId, Cell<ByteString>>;
  /** Live nodes: kept, so that LLEN is one read. */
  size: number;
  removed: Clock;
};

export type ListIntent =
  | {
      readonly op: 'insert';
      /** Visible index before which the first value goes (0 to length). */
      readonly index: number;
      readonly values: readonly ByteString[];
      /** Where each further value goes, seen from the one before: RPUSH right, LPUSH left. */
      readonly grows: 'right' | 'left';
    }
  | { readonly op: 'remove'; readonly indexes: readonly number[] }
  | { readonly op: 'set'; readonly index: number; readonly value: ByteString };

export type ListPayload =
  | { readonly op: 'insert'; readonly nodes: readonly InsertionPlan[] }
  | { readonly op: 'remove'; readonly nodes: readonly NodeId[] }
  | { readonly op: 'replace'; readonly node: NodeId; readonly by: InsertionPlan }
  | { readonly op: 'overwrite'; readonly node: NodeId; readonly value: ByteString };

/** Neighbours are node ids, or `#k` for the k-th node of the same write. */
export type InsertionPlan = Omit<Insertion, 'id'>;

export const listType: DataType<ListState, ListIntent, ListPayload> = {
  name: 'list',
  create: (removed) => ({
    type: 'list',
    next: undefined,
    nodes: [],
    waiting: [],
    removedEarly: [],
    overwrites: new Map(),
    size: 0,
    removed,
  }),
  prepare(state, intent, profile) {
    switch (intent.op) {
      case 'insert':
        return { op: 'insert', nodes: planInsertions(state, intent, profile) };
      case 'remove':
        return { op: 'remove', nodes: visibleIds(state, intent.indexes) };
      case 'set':
        return planSet(state, intent, profile);
    }
  },
  apply(state, write, payload, merging) {
    switch (payload.op) {
      case 'insert':
        insertAll(state, write, payload.nodes, merging);
        return;
      case 'remove':
        for (const id of payload.nodes) removeNode(state, id);
        return;
      case 'replace':
        removeNode(state, payload.node);
        insertAll(state, write, [payload.by], merging);
        return;
      case 'overwrite':
        assignCell(overwritesOf(state, payload.node), write, payload.value, [], COUNTED_DECIMALS);
        return;
    }
  },
  remove(state, context) {
    state.removed = joined(state.removed, context);
    for (const node of state.nodes) {
      if (node.isLive && covers(context, node.origin, node.n)) bury(state, node);
    }
  },
  merge(into, from, merging) {
    listType.remove(into, from.removed, merging);
    for (const id of from.removedEarly) removeNode(into, id);
    for (const node of [...from.nodes, ...from.waiting]) {
      if (!node.isLive) removeNode(into, node.id);
      if (find(into, node.id) === undefined) place(into, { ...node }, merging.profile);
    }
    for (const [id, cell] of from.overwrites) {
      mergeCell(overwritesOf(into, id), cell, [], COUNTED_DECIMALS);
    }
  },
  collect(state, stable) {
    // A tombstone is an address: it goes only when no insertion that names it can be on its way.
    // The nodes that named it get new neighbours, as if the list had been pushed in one run; a
    // replica that starts empty could otherwise never place them.
    if (!stable.isQuiet) return;
    state.removed = NO_CLOCK;
    const live = state.nodes.filter((node) => node.isLive);
    state.nodes = live.map((node, at) => ({ ...node, left: live[at - 1]?.id, right: undefined }));
    const kept = new Set(live.map((node) => node.id));
    for (const id of state.overwrites.keys()) if (!kept.has(id)) state.overwrites.delete(id);
  },
  isSettled: () => false,
  isLive: (state) => state.size > 0,
  isBlank: (state) =>
    state.nodes.length === 0 &&
    state.waiting.length === 0 &&
    state.removedEarly.length === 0 &&
    state.overwrites.size === 0 &&
    state.removed.length === 0,
  smallestOrigin(state) {
    let smallest = Infinity;
    for (const node of state.nodes) if (node.isLive) smallest = Math.min(smallest, node.origin);
    return smallest;
  },
  lastWrites: (state) => lastOfEach(state.nodes.filter((node) => node.isLive)),
  tombstones(state) {
    const deleted = state.size === 0 && state.removed.length > 0 ? 1 : 0;
    return state.nodes.length - state.size + state.removedEarly.length + deleted;
  },
};

/** The raw position of a visible index, from the nearer end; `nodes.length` at the end. */
function rawIndex(state: ListState, visible: number): number {
  if (visible >= state.size) return state.nodes.length;
  let seen = visible < state.size / 2 ? -1 : state.size;
  if (seen < 0) return state.nodes.findIndex((node) => node.isLive && ++seen === visible);
  return state.nodes.findLastIndex((node) => node.isLive && --seen === visible);
}

/** Raw position of the last visible node before a visible index; -1 when there is none. */
function leftOf(state: ListState, visible: number): number {
  if (visible === 0) return -1;
  if (visible < state.size) return rawIndex(state, visible - 1);
  return state.nodes.findLastIndex((node) => node.isLive);
}

function planInsertions(
  state: ListState,
  intent: Extract<ListIntent, { op: 'insert' }>,
  profile: Profile,
): InsertionPlan[] {
  const leftAt = leftOf(state, intent.index);
  const left = state.nodes[leftAt]?.id;
  const right = state.nodes[leftAt + 1]?.id;
  const lamport = nextLamport(state, profile);
  return intent.values.map((value, k) => {
    const before = k === 0 ? undefined : `#${String(k - 1)}`;
    const isRight = intent.grows === 'right';
    return {
      left: isRight ? (before ?? left) : left,
      right: isRight ? right : (before ?? right),
      value,
      lamport: lamport === 0 ? 0 : lamport + k,
    };
  });
}

function planSet(
  state: ListState,
  intent: Extract<ListIntent, { op: 'set' }>,
  profile: Profile,
): ListPayload {
  const at = rawIndex(state, intent.index);
  const node = state.nodes[at]?.id ?? '';
  if (profile.switches.lset === 'in-place-lww') {
    return { op: 'overwrite', node, value: intent.value };
  }
  const right = state.nodes[at + 1]?.id;
  const by = { left: node, right, value: intent.value, lamport: nextLamport(state, profile) };
  return { op: 'replace', node, by };
}

/** Larger than every number in the list; 0 where the order does not need it and it costs a walk. */
function nextLamport(state: ListState, profile: Profile): number {
  if (profile.switches.listOrder !== 'rga') return 0;
  let highest = 0;
  for (const node of state.nodes) if (node.lamport > highest) highest = node.lamport;
  return highest + 1;
}

function visibleIds(state: ListState, indexes: readonly number[]): NodeId[] {
  const [only] = indexes;
  if (indexes.length === 1 && only !== undefined) {
    const node = state.nodes[rawIndex(state, only)];
    return node === undefined ? [] : [node.id];
  }
  const wanted = new Set(indexes);
  const ids: NodeId[] = [];
  let visible = -1;
  for (const node of state.nodes) {
    if (!node.isLive) continue;
    visible++;
    if (wanted.has(visible)) ids.push(node.id);
  }
  return ids;
}

function insertAll(
  state: ListState,
  write: Write,
  plans: readonly InsertionPlan[],
  merging: Merging,
): void {
  const { origin, n, wallMs } = write;
  const nameOf = (reference: NodeId | undefined): NodeId | undefined =>
    reference?.startsWith('#') === true ? nodeId(write, Number(reference.slice(1))) : reference;
  for (const [k, plan] of plans.entries()) {
    const { value, lamport } = plan;
    const anchors = { left: nameOf(plan.left), right: nameOf(plan.right) };
    const id = nodeId(write, k);
    const node = { id, ...anchors, value, lamport, origin, n, wallMs, isLive: true };
    place(state, node, merging.profile);
  }
}

const nodeId = (write: Write, k: number): NodeId =>
  `${String(write.origin)}.${String(write.n)}.${String(k)}`;

/** Puts a node in its place, or keeps it waiting for its neighbours; then the waiting ones. */
function place(state: ListState, node: ListNode, profile: Profile): void {
  if (!tryPlace(state, node, profile)) {
    state.waiting.push(node);
    return;
  }
  for (let at = 0; at < state.waiting.length; at++) {
    const waiting = state.waiting[at];
    if (waiting === undefined || !tryPlace(state, waiting, profile)) continue;
    state.waiting.splice(at, 1);
    at = -1;
  }
}

function tryPlace(state: ListState, node: ListNode, profile: Profile): boolean {
  if (node.left !== undefined && positionOf(state.nodes, node.left) < 0) return false;
  if (node.right !== undefined && positionOf(state.nodes, node.right) < 0) return false;
  const at =
    profile.switches.listOrder === 'rga'
      ? placeByLamport(state.nodes, node)
      : placeByOrigins(state.nodes, node);
  state.nodes.splice(at, 0, node);
  if (node.isLive) state.size++;
  const early = state.removedEarly.indexOf(node.id);
  if (early >= 0) state.removedEarly.splice(early, 1);
  const isGone = early >= 0 || covers(state.removed, node.origin, node.n);
  if (isGone && node.isLive) bury(state, node);
  return true;
}

function find(state: ListState, id: NodeId): ListNode | undefined {
  const at = positionOf(state.nodes, id);
  return at >= 0 ? state.nodes[at] : state.waiting.find((node) => node.id === id);
}

function removeNode(state: ListState, id: NodeId): void {
  const at = positionOf(state.nodes, id);
  const node = state.nodes[at];
  if (node !== undefined) {
    if (node.isLive) bury(state, node);
    return;
  }
  if (!state.removedEarly.includes(id)) {
    state.removedEarly.push(id);
    state.removedEarly.sort((left, right) => (left < right ? -1 : 1));
  }
}

function bury(state: ListState, node: ListNode): void {
  node.isLive = false;
  state.size--;
}

function overwritesOf(state: ListState, id: NodeId): Cell<ByteString> {
  const known = state.overwrites.get(id);
  if (known !== undefined) return known;
  const cell: Cell<ByteString> = createCell();
  state.overwrites.set(id, cell);
  return cell;
}

/** The visible elements in order. */
export function readElements(state: ListState, profile: Profile): ByteString[] {
  const values: ByteString[] = [];
  for (const node of state.nodes) if (node.isLive) values.push(elementOf(state, node, profile));
  return values;
}

function elementOf(state: ListState, node: ListNode, profile: Profile): ByteString {
  const overwrites = state.overwrites.get(node.id);
  if (overwrites === undefined) return node.value;
  return winningBase(overwrites, profile.switches.tieBreak)?.value ?? node.value;
}

/** One visible element; negative indexes are the caller's business. */
export function readElement(
  state: ListState,
  index: number,
  profile: Profile,
): ByteString | undefined {
  const node = state.nodes[rawIndex(state, index)];
  return node === undefined ? undefined : elementOf(state, node, profile);
}
