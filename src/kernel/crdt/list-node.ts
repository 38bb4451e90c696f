/**
 * A node of a list: an element, or the tombstone that stays in its place so that insertions beside
 * it still find theirs (LST-7). Finding a node is a walk; how nodes are ordered is `list-order.ts`.
 */
import type { ByteString } from '../base/index.ts';
import type { StampedDot } from '../causality/index.ts';

/** `origin.n.k`: the k-th node of write n. */
export type NodeId = string;

export type Insertion = {
  readonly id: NodeId;
  readonly left: NodeId | undefined;
  readonly right: NodeId | undefined;
  readonly value: ByteString;
  /** For `listOrder: rga`: larger than that of every node the origin had; otherwise 0. */
  readonly lamport: number;
};

export type ListNode = Insertion & StampedDot & { isLive: boolean };

/** Raw position of a node, -1 without it; from both ends, because most pushes and pops are there. */
export function positionOf(nodes: readonly ListNode[], id: NodeId): number {
  for (let near = 0, far = nodes.length - 1; near <= far; near++, far--) {
    if (nodes[far]?.id === id) return far;
    if (nodes[near]?.id === id) return near;
  }
  return -1;
}
