/**
 * Puts what happened in place of what a scenario expected: the other half of golden tests. Only
 * what did not come true changes; a loose expectation stays as loose as it was.
 */
import { expectationFrom } from './expectation.ts';
import { printScenario } from './print.ts';
import type { RegionReply, RunResult, StepResult } from './result.ts';
import { runScenario } from './run.ts';
import type { Scenario, Step } from './scenario.ts';
import { looksSame } from './show-reply.ts';

/** The text of the scenario with every reply true. A person reads the difference. */
export function rewriteScenario(
  scenario: Scenario,
  run: RunResult = runScenario(scenario),
): string {
  const byStep = new Map<Step, StepResult>(run.results.map((result) => [result.step, result]));
  const steps = scenario.steps.flatMap((step) => {
    const result = byStep.get(step);
    return result === undefined ? [step] : rewriteStep(result);
  });
  return printScenario({ ...scenario, steps });
}

function rewriteStep({ step, replies, mismatch, instead }: StepResult): readonly Step[] {
  const isUnstated = step.expected === undefined && replies.length > 0;
  if (mismatch === undefined && !isUnstated) return [step];
  if (step.kind === 'directive' && instead !== undefined) return [{ ...step, words: instead }];
  const [first, ...others] = replies;
  if (first === undefined) return [step];
  const isShared = others.every(({ reply }) => looksSame(reply, first.reply));
  if (isShared) return [{ ...step, expected: expectationFrom(first.reply, step.expected) }];
  return replies.map((answer) => askAlone(step, answer));
}

/** Regions that disagree cannot be shown at once: each is asked by its own line. */
function askAlone(step: StepResult['step'], { region, reply }: RegionReply): Step {
  const expected = expectationFrom(reply, step.expected);
  return step.kind === 'command' ? { ...step, region, expected } : { ...step, expected };
}
