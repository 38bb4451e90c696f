/** Face of the explore room: patterns, properties, bounds, and the check that decides them. */
export {
  DEFAULT_BOUNDS,
  resolveBounds,
  type Bounds,
  type BoundsRequest,
  type Faults,
} from './bounds.ts';
export { check } from './check.ts';
export type { CheckOptions, Found } from './check-options.ts';
export { replayKept, type Kept } from './kept.ts';
export type { Move } from './move.ts';
export {
  definePattern,
  expectedStatus,
  slugOf,
  type Pattern,
  type Price,
  type Status,
  type Trace,
} from './pattern.ts';
export * from './property.ts';
export { isConfirmed, replay, type Replay, type Step } from './replay.ts';
export { createMailbox } from './pushed.ts';
export type { Path } from './path.ts';
export { simulatedFacts } from './simulated-facts.ts';
export { isShape, SHAPES, type Shape } from './shape.ts';
export { parseToken, printToken, type Token } from './token.ts';
export type { Counterexample, Verdict } from './verdict.ts';
export type { Reading, Readings } from './readings.ts';
export { acceptable, causalReads, monotonicReads, readYourWrites } from './sessions.ts';
export { DEFAULT_SAMPLE, samplePath, type SampleOptions } from './random.ts';
export { slicePath, vary, type Execution, type Variation } from './variation.ts';
