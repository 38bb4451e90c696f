/**
 * Lists, declared as a tree (the FugueMax formulation, which differs from the type's scan of a
 * flat array): a node hangs on the right of its left neighbour, or on the left of its right
 * neighbour when that one already hangs below the left one. The list is the tree, left to right.
 * Siblings on the right stand in reverse order of their right neighbours, siblings of one place by
 * instance. Removed nodes stay in the tree and are not shown. Nothing is ever forgotten.
 */
import type { Write } from '../../src/kernel/index.ts';
import type { ListPlan } from '../plans/type-plans.ts';
import { observes, type Operation, type TypeTwin } from './operation.ts';

type Planted = {
  readonly id: string;
  readonly left: string | undefined;
  readonly right: string | undefined;
  readonly value: string;
};

export type ListWhat =
  | { readonly op: 'insert'; readonly nodes: readonly Planted[] }
  | { readonly op: 'remove'; readonly ids: readonly string[] }
  | { readonly op: 'replace'; readonly ids: readonly string[]; readonly nodes: readonly Planted[] }
  | { readonly op: 'delete' };

type TreeNode = Planted & {
  readonly write: Write;
  readonly k: number;
  readonly parent: TreeNode | undefined;
  readonly side: 'left' | 'right';
  readonly rightNode: TreeNode | undefined;
};

export const listTwin: TypeTwin<ListPlan, ListWhat> = {
  resolve: resolveList,
  read(visible) {
    const values = shownNodes(visible).map(({ value }) => value);
    return values.length === 0 ? undefined : values;
  },
  liveWrites: (visible) => shownNodes(visible).map(({ write }) => write),
};

function resolveList(
  visible: readonly Operation<ListWhat>[],
  plan: ListPlan,
  write: Write,
): ListWhat | undefined {
  const all = inOrder(visible);
  const shown = shownNodes(visible);
  const idOf = (k: number): string => `${String(write.origin)}:${String(write.n)}:${String(k)}`;
  const after = (node: TreeNode | undefined): string | undefined =>
    all[node === undefined ? 0 : all.findIndex(({ id }) => id === node.id) + 1]?.id;
  if (plan.op === 'insert') {
    const left = shown[(plan.at % (shown.length + 1)) - 1];
    const nodes: Planted[] = [];
    for (const [k, value] of plan.values.entries()) {
      const before = k === 0 ? undefined : idOf(k - 1);
      const isRight = plan.grows === 'right';
      nodes.push({
        id: idOf(k),
        left: isRight ? (before ?? left?.id) : left?.id,
        right: isRight ? after(left) : (before ?? after(left)),
        value,
      });
    }
    return { op: 'insert', nodes };
  }
  if (shown.length === 0) return undefined;
  if (plan.op === 'remove') {
    return { op: 'remove', ids: plan.ats.flatMap((at) => shown[at % shown.length]?.id ?? []) };
  }
  const old = shown[plan.at % shown.length];
  if (old === undefined) return undefined;
  const by = { id: idOf(0), left: old.id, right: after(old), value: plan.value };
  return { op: 'replace', ids: [old.id], nodes: [by] };
}

function shownNodes(visible: readonly Operation<ListWhat>[]): TreeNode[] {
  const deletions = visible.filter(({ what }) => what.op === 'delete');
  const removed = new Set(visible.flatMap(({ what }) => ('ids' in what ? what.ids : [])));
  return inOrder(visible).filter(
    ({ id, write }) => !removed.has(id) && !deletions.some((deletion) => observes(deletion, write)),
  );
}

/** Every node whose neighbours are here too, in list order. */
function inOrder(visible: readonly Operation<ListWhat>[]): TreeNode[] {
  const missing = visible.flatMap((write) =>
    'nodes' in write.what ? write.what.nodes.map((node, k) => ({ ...node, write, k })) : [],
  );
  const planted = new Map<string, TreeNode>();
  const isHere = (id: string | undefined): boolean => id === undefined || planted.has(id);
  for (let grew = true; grew;) {
    grew = false;
    for (const node of missing) {
      if (planted.has(node.id) || !isHere(node.left) || !isHere(node.right)) continue;
      planted.set(node.id, plant(node, planted));
      grew = true;
    }
  }
  return [...planted.values()].sort((left, right) => (stands(left, right) ? -1 : 1));
}

function plant(
  node: Planted & { readonly write: Write; readonly k: number },
  planted: ReadonlyMap<string, TreeNode>,
): TreeNode {
  const left = planted.get(node.left ?? '');
  const right = planted.get(node.right ?? '');
  const isBelow = right !== undefined && (left === undefined || ancestry(right).includes(left));
  return {
    ...node,
    parent: isBelow ? right : left,
    side: isBelow ? 'left' : 'right',
    rightNode: right,
  };
}

/** From the root's child down to the node itself. */
function ancestry(node: TreeNode): TreeNode[] {
  return node.parent === undefined ? [node] : [...ancestry(node.parent), node];
}

/** True when `one` stands before `other` in the list. */
function stands(one: TreeNode, other: TreeNode): boolean {
  const [path, otherPath] = [ancestry(one), ancestry(other)];
  const fork = path.findIndex((node, depth) => otherPath[depth] !== node);
  const [mine, theirs] = [path[fork], otherPath[fork === -1 ? path.length : fork]];
  if (fork === -1) return theirs?.side === 'right';
  if (mine === undefined) return false;
  if (theirs === undefined) return mine.side === 'left';
  if (mine.side !== theirs.side) return mine.side === 'left';
  return isElder(mine, theirs);
}

function isElder(one: TreeNode, other: TreeNode): boolean {
  if (one.side === 'right' && one.rightNode !== other.rightNode) {
    if (one.rightNode === undefined || other.rightNode === undefined) {
      return one.rightNode === undefined;
    }
    return stands(other.rightNode, one.rightNode);
  }
  const [left, right] = [one.write, other.write];
  return left.origin - right.origin < 0 || (left.origin === right.origin && left.n < right.n);
}
