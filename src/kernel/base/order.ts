/** Orders that Redis promises. Bytes alone are compared by `compareBytes`. */
import { compareBytes, type ByteString } from './bytes.ts';

export type ScoredMember = { readonly score: number; readonly member: ByteString };

/** Sorted set order: by score, equal scores (0 and -0 are equal) by the bytes of the member. */
export function compareScored(left: ScoredMember, right: ScoredMember): number {
  if (left.score !== right.score) return left.score < right.score ? -1 : 1;
  return compareBytes(left.member, right.member);
}
