/** The library of patterns: what people run on several regions, each with the verdict it is known to have. */
import { slugOf, type Pattern } from '../src/index.ts';
import { cacheAside, cacheVersioned } from './cache-aside.ts';
import {
  harvestClosedPeriod,
  harvestOneRegion,
  harvestTwice,
  relationOneKey,
  relationTwoKeys,
  viewCounterRetried,
  viewIds,
} from './counters.ts';
import { checkoutFlag, checkoutNamed } from './checkout.ts';
import { breakerPerRegion, breakerShared } from './circuit-breaker.ts';
import { configOneRegion, configSwap } from './compare-and-swap.ts';
import { orderConfirmedAtOnce, orderConfirmedThere } from './crashes.ts';
import { couponSadd } from './coupon-sadd.ts';
import {
  failbackAfterEcho,
  failbackAtOnce,
  failbackByLag,
  failbackByProbe,
  jobAfterFailover,
  jobAtHome,
  paymentNamed,
  paymentRetried,
} from './failover.ts';
import {
  killSwitchExact,
  killSwitchOneRegion,
  killSwitchSkewed,
  readYourWritesFailover,
  readYourWritesToken,
} from './freshness.ts';
import {
  claimsInOneRegion,
  claimsSwept,
  claimsSweptUntagged,
  fencingIncr,
  fencingOneRegion,
  requestsPrefixed,
} from './idempotency-claims.ts';
import { idempotencyHomeMoved, idempotencyHomeRegion } from './idempotency-home-region.ts';
import {
  idempotencyKeyPerAttempt,
  idempotencyLedger,
  idempotencyProvider,
} from './idempotency-ledger.ts';
import {
  claimInTransaction,
  claimReadBack,
  claimThenWait,
  claimWithGetset,
  claimWithHsetnx,
} from './idempotency-no-help.ts';
import { idempotencySetNx } from './idempotency-set-nx.ts';
import {
  settleWindow,
  settleWindowApart,
  settleWindowCut,
  settleWindowNoYield,
  settleWindowShort,
} from './idempotency-settle.ts';
import { invalidationAsked, invalidationPublished } from './invalidation.ts';
import { saveOvertaken, saveReplacing } from './late-commands.ts';
import { limitScript } from './limit-script.ts';
import {
  deadlineEveryHit,
  fixedWindow,
  fixedWindowShares,
  immortalCounter,
  lockout,
  lockoutHomeRegion,
  slidingLog,
  slidingLogTimestamps,
  tokenBucket,
  tokenBucketPerRegion,
} from './limits.ts';
import {
  leaderIdempotentJob,
  leaderSetNx,
  leaseExtension,
  lockHomeRegion,
  lockSafeRelease,
  lockSetNx,
  stampedeMutex,
} from './locks.ts';
import { oversellGetDecr } from './oversell-get-decr.ts';
import { positionAtHome, positionElsewhere } from './positions.ts';
import {
  delayedJobs,
  delayedJobsOneRegion,
  jobIdempotent,
  jobQueue,
  jobQueuePerRegion,
  raffleSpop,
  raffleUrns,
  reliableQueue,
  reliableQueueOneRegion,
} from './queues.ts';
import {
  answerCached,
  answersInSet,
  appendLog,
  bitmapPerRegion,
  coupledFields,
  coupledInOneField,
  dailyBitmap,
  listLog,
  sessionHash,
  sessionString,
} from './records.ts';
import { redlockRegions } from './redlock.ts';
import {
  auctionSortedSet,
  auctionWatch,
  highScoreGt,
  highScorePerRegion,
  leaderboardIncrements,
} from './scores.ts';
import { sequenceIncr } from './sequence-incr.ts';
import { sequencePerRegion } from './sequence-per-region.ts';
import {
  cartAdds,
  cartEmptied,
  cartPerOrder,
  likeField,
  likeSet,
  logoutDel,
  logoutRevoked,
  presenceDel,
  presencePerRegion,
} from './sessions.ts';
import { stockEscrow } from './stock-escrow.ts';
import { eventDedupe, eventSink, tokenGetdel, tokenHomeRegion } from './tokens.ts';
import {
  couponHomeRegion,
  seatHomeRegion,
  seatHsetnx,
  usernameConfirmed,
  usernameSetnx,
} from './uniqueness.ts';
import { velocityPerRegion, velocityTotal } from './velocity.ts';
import { viewCounter } from './view-counter.ts';
import { walletDecrby, walletHomeRegion } from './wallet.ts';

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
  idempotencyHomeMoved,
  idempotencyLedger,
  idempotencyProvider,
  idempotencyKeyPerAttempt,
  settleWindow,
  settleWindowShort,
  settleWindowNoYield,
  settleWindowCut,
  settleWindowApart,
  fencingIncr,
  fencingOneRegion,
  claimsInOneRegion,
  claimsSwept,
  claimsSweptUntagged,
  requestsPrefixed,
  claimReadBack,
  claimInTransaction,
  claimThenWait,
  claimWithGetset,
  claimWithHsetnx,
  lockSetNx,
  lockHomeRegion,
  lockSafeRelease,
  leaderSetNx,
  leaderIdempotentJob,
  leaseExtension,
  stampedeMutex,
  redlockRegions,
  sequenceIncr,
  sequencePerRegion,
  couponSadd,
  seatHsetnx,
  seatHomeRegion,
  usernameSetnx,
  usernameConfirmed,
  couponHomeRegion,
  tokenGetdel,
  tokenHomeRegion,
  eventDedupe,
  eventSink,
  jobQueue,
  jobQueuePerRegion,
  jobIdempotent,
  reliableQueue,
  reliableQueueOneRegion,
  delayedJobs,
  delayedJobsOneRegion,
  raffleSpop,
  raffleUrns,
  oversellGetDecr,
  stockEscrow,
  walletDecrby,
  walletHomeRegion,
  fixedWindow,
  fixedWindowShares,
  immortalCounter,
  deadlineEveryHit,
  slidingLog,
  slidingLogTimestamps,
  tokenBucket,
  tokenBucketPerRegion,
  lockout,
  lockoutHomeRegion,
  limitScript,
  velocityTotal,
  velocityPerRegion,
  dailyBitmap,
  bitmapPerRegion,
  sessionString,
  sessionHash,
  coupledFields,
  coupledInOneField,
  appendLog,
  listLog,
  answerCached,
  answersInSet,
  configSwap,
  configOneRegion,
  highScoreGt,
  highScorePerRegion,
  leaderboardIncrements,
  auctionWatch,
  auctionSortedSet,
  logoutDel,
  logoutRevoked,
  presenceDel,
  presencePerRegion,
  cartAdds,
  cartEmptied,
  cartPerOrder,
  checkoutFlag,
  checkoutNamed,
  likeSet,
  likeField,
  cacheAside,
  cacheVersioned,
  invalidationPublished,
  invalidationAsked,
  killSwitchSkewed,
  killSwitchExact,
  killSwitchOneRegion,
  readYourWritesFailover,
  readYourWritesToken,
  positionElsewhere,
  positionAtHome,
  breakerShared,
  breakerPerRegion,
  paymentRetried,
  paymentNamed,
  jobAfterFailover,
  jobAtHome,
  failbackAtOnce,
  failbackByLag,
  failbackAfterEcho,
  failbackByProbe,
  saveOvertaken,
  saveReplacing,
  orderConfirmedAtOnce,
  orderConfirmedThere,
  viewCounter,
  viewCounterRetried,
  viewIds,
  harvestTwice,
  harvestOneRegion,
  harvestClosedPeriod,
  relationTwoKeys,
  relationOneKey,
];

/** The pattern of this name, or of the short form of it that tokens use. */
export function findPattern(name: string): Pattern | undefined {
  const slug = slugOf(name);
  return LIBRARY.find((pattern) => slugOf(pattern.name) === slug);
}
