/** Why a link carries a whole state, to be merged, instead of the effects that are missing. */
export type ResyncReason =
  /** The sender's backlog no longer reaches back to the receiver's position (REP-3). */
  | 'backlog'
  /** One end restarted without some of what it had held. */
  | 'restart'
  /** The receiver is new. */
  | 'join'
  /** The sender knows writes of an instance that sends no more. */
  | 'ghost'
  /** An effect arrived whose predecessor had not. */
  | 'gap';
