/**
 * Where a node goes among concurrent siblings (LST-4). Two answers, chosen by the profile.
 * Both return the raw index at which to insert; neighbours are known to be present.
 */
import { positionOf, type ListNode, type NodeId } from './list-node.ts';

/**
 * YATA/Fugue order: between its left and right origin, a node stands after every node whose own
 * origins lie further in, and before siblings of a larger instance id. Runs do not interleave.
 */
export function placeByOrigins(nodes: readonly ListNode[], node: ListNode): number {
  const left = at(nodes, node.left, -1);
  const right = at(nodes, node.right, nodes.length);
  let place = left + 1;
  let isScanning = false;
  for (let index = left + 1; ; index++) {
    if (!isScanning) place = index;
    const other = nodes[index];
    if (other === undefined || index === right) return place;
    const otherLeft = at(nodes, other.left, -1);
    if (otherLeft < left) return place;
    if (otherLeft > left) continue;
    const otherRight = at(nodes, other.right, nodes.length);
    if (otherRight === right && node.origin < other.origin) return place;
    isScanning = otherRight < right;
  }
}

/** RGA order: right after its left neighbour, past siblings with a larger Lamport number. */
export function placeByLamport(nodes: readonly ListNode[], node: ListNode): number {
  let index = at(nodes, node.left, -1) + 1;
  for (; index < nodes.length; index++) {
    const other = nodes[index];
    if (other === undefined || !isBefore(other, node)) break;
  }
  return index;
}

function isBefore(other: ListNode, node: ListNode): boolean {
  if (other.lamport !== node.lamport) return other.lamport > node.lamport;
  return other.origin < node.origin;
}

function at(nodes: readonly ListNode[], id: NodeId | undefined, absent: number): number {
  return id === undefined ? absent : positionOf(nodes, id);
}
