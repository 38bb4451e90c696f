/** What sorted-set commands plan, and the entries they read. */
import { twoSum, type ByteString } from '../base/index.ts';
import type { TypedUpdate } from './update.ts';

export type Entry = readonly [member: ByteString, score: number];

/** Minus zero is stored as zero, as Redis does in the packed form that small sorted sets have. */
export const assignScores = (key: ByteString, entries: readonly Entry[]): TypedUpdate => ({
  type: 'zset',
  key,
  intent: { op: 'assign', entries: entries.map(([member, score]) => [member, score + 0]) },
});

export const removeEntries = (key: ByteString, members: readonly ByteString[]): TypedUpdate => ({
  type: 'zset',
  key,
  intent: { op: 'remove', members },
});

/**
 * An increment, and beside it the slip: the new score is rounded here, so that the issuing region
 * shows what Redis would show.
 */
export function incrementScore(
  key: ByteString,
  member: ByteString,
  change: { readonly from: number; readonly by: number },
): TypedUpdate {
  const { from, by } = change;
  const { sum, error } = twoSum(from, by);
  // Past the largest double the score became infinite, and stays so.
  const isBeyond = Number.isFinite(from) && Number.isFinite(by) && !Number.isFinite(sum);
  const slip = isBeyond ? sum : Number.isFinite(sum) ? -error : 0;
  const intent = { op: 'increment', member, by: by === 0 ? [] : [by] } as const;
  return { type: 'zset', key, intent: slip === 0 ? intent : { ...intent, slip: [slip] } };
}
