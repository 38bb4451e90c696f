/** A node of a list: an element, or the tombstone that stays in its place (LST-7). */
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
