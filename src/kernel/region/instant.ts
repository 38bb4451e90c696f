/**
 * What running something at a region needs from outside (its clock's reading, the profile, choices)
 * and what it gives back. A region has no clock and no randomness of its own.
 */
import type { Chooser, ErrorReply, Reply } from '../base/index.ts';
import type { Profile } from '../profile.ts';
import type { Effect } from './effect.ts';
import type { Reasons } from './reasons.ts';

/** What a region needs from outside to run something: its clock's reading, and choices. */
export type Instant = {
  readonly wallMs: number;
  readonly profile: Profile;
  readonly chooser: Chooser;
  /** Where reasons go, when somebody wants them. */
  readonly reasons: Reasons;
  /** What writes are answered where the region's state forbids them (STL-1, MEM-1). */
  readonly refusesWrites?: ErrorReply | undefined;
};

export type Execution = {
  readonly reply: Reply;
  /** Effects in order; each group is one command's and is delivered as one (TXN-2). */
  readonly batches: readonly (readonly Effect[])[];
};
