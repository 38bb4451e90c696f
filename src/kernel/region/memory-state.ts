/** What a region with a bound keeps about its memory; the rules are in `memory.ts` (EVI-1…4, OOM-1…4). */
import type { ByteString } from '../base/index.ts';

/** Redis's names. The order of candidates is exact here, where a server samples. */
export const EVICTION_POLICIES = [
  'noeviction',
  'allkeys-lru',
  'allkeys-lfu',
  'allkeys-random',
  'volatile-lru',
  'volatile-lfu',
  'volatile-random',
  'volatile-ttl',
] as const;

export type EvictionPolicy = (typeof EVICTION_POLICIES)[number];

export type Account = {
  /** What the key costs now. */
  bytes: number;
  /** What is counted for it: not less than before while it holds tombstones. */
  counted: number;
  /** For the policies: when it was last named by a command, as a count of commands, and how often. */
  lastUse: number;
  uses: number;
};

export type Memory = {
  /** Bytes. */
  maxmemory: number;
  readonly policy: EvictionPolicy;
  /** Percent of the bound that clients' writes may not use (OOM-4). */
  readonly reservePercent: number;
  readonly accounts: Map<ByteString, Account>;
  /** Keys that changed since they were measured. */
  readonly changed: Set<ByteString>;
  /** Sums over the accounts. */
  counted: number;
  measured: number;
  /** Commands so far, for the order of use. */
  ticks: number;
  /** Out of memory: replication to this region waits. */
  isOut: boolean;
};
