/**
 * What a check says of one property, and never more than was explored: the status, the bounds and
 * counts it rests on, and for a refutation a counterexample that was replayed before it was given.
 */
import type { Bounds } from './bounds.ts';
import type { Status, Trace } from './pattern.ts';
import type { Readings } from './readings.ts';
import type { Step } from './replay.ts';

export type Counterexample = {
  readonly steps: readonly Step[];
  /** One word that replays it: `geoproof replay TOKEN`. */
  readonly token: string;
};

export type Verdict = {
  readonly property: string;
  readonly kind: 'always' | 'sometimes' | 'when-quiet' | 'converges';
  /** `holds`: in every execution inside the bounds. `unknown` says why. */
  readonly status: Status;
  readonly exhaustive: boolean;
  readonly explored: { readonly states: number; readonly transitions: number };
  readonly bounds: Bounds & { readonly regions: number; readonly clients: number };
  /** Smallest, canonical, and replayed before it is given. */
  readonly counterexample?: Counterexample;
  /** For `sometimes`: the shortest execution that shows it. */
  readonly witness?: Counterexample;
  /** For `unknown`: which limit was reached, or what went wrong. */
  readonly why?: string;
  /** An `always` that was never exercised, and other reasons to doubt a pass. */
  readonly warning?: string;
  /**
   * For a refuted `always`: whether the converged state betrays it. `silent`: every state it can
   * leave behind also comes from an execution without the violation; `visible`: none does.
   */
  readonly trace?: Trace;
  /** For `holds`: what was not explored, so what would have to grow to put it in doubt. */
  readonly hint?: string;
  /** With `readings: 'all'`: the verdict under every plausible reading of the vendor's pages. */
  readonly readings?: Readings;
};
