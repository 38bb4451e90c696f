/** What went over one link, counted. History: no world goes on differently because of it. */
export type Traffic = {
  /** Effects of other regions passed on for causal consistency, and their bytes (REP-5). */
  relayedMessages: number;
  relayedBytes: number;
  /** Transfers that were lost and sent again, and those that came twice. */
  lost: number;
  duplicated: number;
  /** Requests to resume that were granted and refused, and the full syncs made. */
  partialSyncs: number;
  partialSyncErrors: number;
  fullSyncs: number;
  fullSyncBytes: number;
};

export const createTraffic = (): Traffic => ({
  relayedMessages: 0,
  relayedBytes: 0,
  lost: 0,
  duplicated: 0,
  partialSyncs: 0,
  partialSyncErrors: 0,
  fullSyncs: 0,
  fullSyncBytes: 0,
});
