/** The library of patterns: what people run on several regions, each with the verdict it is known to have. */
import { slugOf, type Pattern } from '../src/index.ts';
import { couponSadd } from './coupon-sadd.ts';
import { idempotencyHomeRegion } from './idempotency-home-region.ts';
import { idempotencyLedger } from './idempotency-ledger.ts';
import { idempotencySetNx } from './idempotency-set-nx.ts';
import { oversellGetDecr } from './oversell-get-decr.ts';
import { sequenceIncr } from './sequence-incr.ts';
import { sequencePerRegion } from './sequence-per-region.ts';
import { stockEscrow } from './stock-escrow.ts';
import { viewCounter } from './view-counter.ts';

export {
  couponSadd,
  idempotencyHomeRegion,
  idempotencyLedger,
  idempotencySetNx,
  oversellGetDecr,
  sequenceIncr,
  sequencePerRegion,
  stockEscrow,
  viewCounter,
};

/**
 * In the order in which the library is shown: the patterns of one group stand together, a pattern
 * before its repairs.
 */
export const LIBRARY: readonly Pattern[] = [
  idempotencySetNx,
  idempotencyHomeRegion,
  idempotencyLedger,
  sequenceIncr,
  sequencePerRegion,
  couponSadd,
  oversellGetDecr,
  stockEscrow,
  viewCounter,
];

/** The pattern of this name, or of the short form of it that tokens use. */
export function findPattern(name: string): Pattern | undefined {
  const slug = slugOf(name);
  return LIBRARY.find((pattern) => slugOf(pattern.name) === slug);
}
