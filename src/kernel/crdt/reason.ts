/**
 * Why a merge decided as it did, as data. A reason is made only when the caller passes a list to
 * collect it in; the hot path passes none and pays one comparison.
 */
import type { ByteString } from '../base/index.ts';
import type { InstanceId } from '../causality/index.ts';

export type Side = {
  readonly origin: InstanceId;
  readonly n: number;
  /** The value, or the word of the operation (`DEL`, `SREM`) where there is none. */
  readonly what: ByteString;
};

export type Reason = {
  /** Rule id of docs/SEMANTICS.md, e.g. `CLK-2`. */
  readonly rule: string;
  readonly winner: Side;
  readonly loser: Side;
  /** What was compared, winner's first: timestamps in ms, instance ids, clocks. */
  readonly left: number;
  readonly right: number;
  /** What the numbers are. */
  readonly compared: 'wall-ms' | 'instance-id' | 'observation' | 'deadline-ms';
  /** |left - right|: how much would have to change for the decision to flip. */
  readonly margin: number;
  /** The field, member or element it was about, where it is not the whole key. */
  readonly element: ByteString | undefined;
};

/** Where reasons go when somebody asked for them. */
export type Reasons = Reason[] | undefined;
