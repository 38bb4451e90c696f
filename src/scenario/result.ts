/** What came of playing a scenario, step by step. */
import type { ByteString, Reply, Simulation, TraceEvent } from '../kernel/index.ts';

import type { CommandStep, DirectiveStep } from './scenario.ts';

export type RegionReply = { readonly region: string; readonly reply: Reply };

export type Mismatch = {
  readonly line: number;
  /** One sentence; the texts below carry the detail. */
  readonly message: string;
  readonly expected: readonly string[];
  readonly actual: readonly string[];
};

/** What came of one command or directive. */
export type StepResult = {
  readonly step: CommandStep | DirectiveStep;
  /** One for each region asked; a directive that answers has one, without a region. */
  readonly replies: readonly RegionReply[];
  readonly events: readonly TraceEvent[];
  readonly mismatch: Mismatch | undefined;
  /** The words that a directive should have had, when its expectation was not met. */
  readonly instead: readonly ByteString[] | undefined;
  /** Virtual epoch ms after it. */
  readonly now: number;
};

export type RunResult = {
  /** True when everything the scenario says came true. */
  readonly ok: boolean;
  readonly results: readonly StepResult[];
  /** The first one. */
  readonly mismatch: Mismatch | undefined;
  /** Commands and questions whose reply the scenario does not state. */
  readonly unstated: number;
  /** What a person should know although nothing failed, each with its line. */
  readonly hints: readonly string[];
  readonly hasConverged: boolean;
  readonly digest: string;
  /** The world at the end, for whoever wants to look further. */
  readonly simulation: Simulation;
};
