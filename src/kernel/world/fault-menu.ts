/**
 * How much of a fault is tried where a fault has an amount: a clog, a clock, a bound of memory. One
 * can never list them all; these few lie on either side of what matters (a lag that a health check
 * notices, a skew above the usual latency, memory for a handful of keys and for all of them).
 */

/** A link that is merely slow, and one that is as good as cut. */
export const CLOGS = [
  { factor: 10, extraMs: 0 },
  { factor: 1, extraMs: 60_000 },
] as const;

/** What a clock may be stepped to: its reading minus virtual time, ms. */
export const CLOCK_SKEWS_MS = [-10_000, -100, 0, 100, 10_000] as const;

/** How a clock may run, in millionths; 0 ends a drift. */
export const DRIFTS_PPM = [-50_000, 0, 50_000] as const;

/** Bounds of memory, bytes: enough for a handful of keys, and for everything. */
export const MAXMEMORY_BYTES = [2_000, 1_000_000_000] as const;

/** Keys of one region whose eviction is proposed, by name: its first ones. */
export const keysEvictedMax = 8;
