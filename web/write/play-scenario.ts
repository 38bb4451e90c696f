/** A scenario as it is typed: the run it comes to or what is wrong with it, and which line did what. */
import type { Run } from '../../src/explain/index.ts';
import { createSimulation, type EventId } from '../../src/kernel/index.ts';
import {
  parseScenario,
  runScenario,
  runStep,
  ScenarioError,
  type RunResult,
  type Scenario,
} from '../../src/scenario/index.ts';
import { readFrame, type Frame } from '../engine/exhibit.ts';
import { deedOf, typedRun } from '../engine/typed-run.ts';
import type { Fault } from './editor.tsx';

export type Played = {
  readonly scenario: Scenario;
  readonly results: RunResult['results'];
  readonly run: Run;
};

export type Outcome = {
  /** Undefined where the text cannot be played. */
  readonly played: Played | undefined;
  readonly fault: Fault | undefined;
  readonly hints: readonly string[];
};

export function playScenario(source: string): Outcome {
  try {
    const scenario = parseScenario(source);
    const { simulation, results, mismatch, hints } = runScenario(scenario);
    const fault =
      mismatch === undefined
        ? undefined
        : {
            line: mismatch.line,
            column: 1,
            message: `${mismatch.message}: ${mismatch.actual.join(' ')}.`,
          };
    return { played: { scenario, results, run: typedRun(simulation) }, fault, hints };
  } catch (thrown) {
    if (!(thrown instanceof ScenarioError)) throw thrown;
    const { line, column, problem } = thrown;
    return { played: undefined, fault: { line, column, message: problem }, hints: [] };
  }
}

/** The line whose step made the event. */
export const lineOf = ({ results }: Played, event: EventId): number | undefined =>
  results.find(({ events }) => events.some(({ id }) => id === event))?.step.line;

/** What a line did, when it was played last. */
export const eventOfLine = ({ results }: Played, line: number): EventId | undefined =>
  deedOf(results.findLast(({ step }) => step.line === line)?.events ?? []);

/** What every region holds right after an event: the steps until then are played again. */
export function frameAfter(
  { scenario, results }: Played,
  event: EventId,
  keys: readonly string[],
): Frame {
  const simulation = createSimulation(scenario.world);
  const { startMs } = simulation.world;
  for (const { step, events } of results) {
    const isDone = (events.at(-1)?.id ?? -1) <= event;
    if (isDone) {
      runStep(simulation, step);
      continue;
    }
    // Time passed only up to the event.
    const reached = events.findLast(({ id }) => id <= event);
    if (reached !== undefined) {
      simulation.advance(Math.max(0, reached.t + startMs - simulation.now));
    }
    break;
  }
  return readFrame(simulation, keys);
}
