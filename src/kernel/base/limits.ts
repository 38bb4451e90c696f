/** Every limit of the simulator, in one place. Unit and bound are part of the name. */

/** Redis's own limit on one string value, and ours. Redis: proto-max-bulk-len. */
export const valueBytesMax = 512 * 1024 * 1024;
/** What one simulated value may hold before a write is refused: a simulation is not a store. */
export const simulatedValueBytesMax = 16 * 1024 * 1024;
export const regionsMin = 2;
export const regionsMax = 10;
export const regionNameLengthMax = 64;
export const argumentsMax = 1024 * 1024;
/** Expiry deadlines lie in [0, 2^49] on Active-Active (EXP-6). */
export const expiryMsMax = 2 ** 49;
/** Where a run may begin: what follows stays below `expiryMsMax` on every clock, however it drifts. */
export const startMsMax = 2 ** 48;
/** How long a run may last, virtual ms. */
export const runMsMax = 2 ** 47;
/** Trace events kept by a simulation; older ones are dropped first, and counted (`eventsDropped`). */
export const eventsKeptMax = 100_000;
/** Pub/sub messages a region remembers as received; older ones are dropped first. */
export const messagesKeptMax = 10_000;
export const latencyMsMax = 86_400_000;
/** Measured latencies that one link may be given. */
export const latencySamplesMax = 100_000;
/** Regions that may ever take part in one run, those removed included. */
export const regionsEverMax = 64;
/** A clock that runs wrong by more than this is not drift. */
export const clockDriftPpmMax = 100_000;
/** A clock that is further off shows another decade. */
export const clockSkewMsMax = 10 * 365 * 86_400_000;
export const backlogBytesMax = 2 ** 40;
export const advanceMsMax = 10 * 365 * 86_400_000;
/** Steps one `settle` or `advance` may take before it is called a livelock. */
export const stepsPerAdvanceMax = 50_000_000;
/** Members or fields that one command may draw with repetition (SRANDMEMBER key -count). */
export const repeatedPicksMax = 1_000_000;
