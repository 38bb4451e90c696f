/**
 * What is sent to a worker that checks one pattern, and what comes back. A pattern is functions, so
 * it is named and loaded again there. While it runs, both sides share a few counters: the worker
 * writes how far it came, and reads whether it should stop.
 */
import type { BoundsRequest, Verdict } from '../../explore/index.ts';

export type CheckTask = {
  /** The pattern's short name. */
  readonly slug: string;
  /** The file that exports it; `undefined`: the library. */
  readonly file: string | undefined;
  readonly bounds: BoundsRequest;
  readonly hasReadings: boolean;
  /** Tokens to replay first. */
  readonly kept: readonly string[];
  /** Time the search may take; `Infinity`: any. */
  readonly budgetMs: number;
  readonly shared: SharedArrayBuffer;
};

/** Bad use is told as data, because an error loses its class on the way. */
export type CheckAnswer =
  | { readonly kind: 'verdicts'; readonly verdicts: readonly Verdict[] }
  | { readonly kind: 'refused'; readonly message: string };

/** The shared counters, in their order. */
export const SHARED = { stop: 0, states: 1, depth: 2 } as const;

export const createShared = (): SharedArrayBuffer =>
  new SharedArrayBuffer(Object.keys(SHARED).length * Int32Array.BYTES_PER_ELEMENT);
