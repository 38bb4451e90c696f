/**
 * What the laws ask of a replicated thing. A data type, a whole region, or a broken variant of
 * either is a subject when it can make replicas, write to them, and bring them together. The laws
 * know nothing else, so each is written once.
 *
 * Members are methods on purpose: a list may then hold subjects of different replicas, and whoever
 * takes replicas and plans from one subject gives them back to the same one.
 */
import type { Clock, InstanceId, Receipt, Stable, Write } from '../../src/kernel/index.ts';
import type { Arbitrary } from 'fast-check';

export type Subject<Replica, Plan> = {
  readonly name: string;
  /** What a client may want; total: a plan that makes no sense in a state changes nothing. */
  readonly plans: Arbitrary<Plan>;
  create(id: InstanceId): Replica;
  /** Carries out a plan at a replica; the effect to replicate, or `undefined` for none. */
  perform(replica: Replica, plan: Plan, wallMs: number): Write | undefined;
  receive(replica: Replica, effect: Write): Receipt;
  merge(into: Replica, from: Replica): void;
  collect(replica: Replica, stable: Stable): void;
  clockOf(replica: Replica): Clock;
  copy(replica: Replica): Replica;
  /** What clients see, as canonical text, at no particular time: deadlines are shown, not judged. */
  read(replica: Replica): string;
  /** The replicated state with removal contexts in one normal form: equal when meaning is equal. */
  essence(replica: Replica): string;
  /** Every byte of the replicated state, as canonical text. */
  bytes(replica: Replica): string;
  /** What is wrong inside: a count that does not match, a blank that is not; `undefined` if nothing. */
  audit(replica: Replica): string | undefined;
};

export type AnySubject = Subject<unknown, unknown>;

/** An independent answer to "what should be read", from the visible operations alone. */
export type Twin<Plan, Operation> = {
  /** What a plan means to someone who sees these operations; `undefined` when nothing. */
  resolve(visible: readonly Operation[], plan: Plan, write: Write): Operation | undefined;
  read(visible: readonly Operation[]): string;
};

export type AnyTwin = Twin<unknown, unknown>;
