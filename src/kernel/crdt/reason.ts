/**
 * Why a key came out as it did, as data. A reason is about two writes of which neither had seen the
 * other; the one exception is GC-2, whose winner had seen the loser and was here before it.
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
  readonly key: ByteString;
  readonly winner: Side;
  readonly loser: Side;
  /**
   * What was compared, winner's first. `observation`: the number of the write that counts, and how
   * many writes of its instance the other had seen.
   */
  readonly left: number;
  readonly right: number;
  /** What the numbers are. */
  readonly compared:
    'wall-ms' | 'instance-id' | 'observation' | 'deadline-ms' | 'list-number' | 'type-order';
  /** |left - right|, where so much less of the winner's decides otherwise: the loser comes next. */
  readonly margin: number | undefined;
  /** The field, member or element it was about, where it is not the whole key. */
  readonly element: ByteString | undefined;
};
