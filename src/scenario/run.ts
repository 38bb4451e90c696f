/**
 * Plays a scenario against a fresh simulation and compares what happens with what it says. Pure:
 * the same scenario gives the same result, and nothing outside the result changes. A step that the
 * world refuses (a region that is not there any more, a link that is not cut) is a `ScenarioError`
 * at its line, like any other mistake in the file.
 */
import {
  createSimulation,
  isText,
  text,
  toUint8,
  UsageError,
  type Reply,
  type Simulation,
} from '../kernel/index.ts';

import { findDirective } from './directives.ts';
import { meets, printExpectation } from './expectation.ts';
import { hintsFor } from './hints.ts';
import { fail } from './place.ts';
import type { Outcome } from './outcome.ts';
import type { Mismatch, RegionReply, RunResult, StepResult } from './result.ts';
import {
  EVERY_REGION,
  type CommandStep,
  type DirectiveStep,
  type Expectation,
  type Scenario,
} from './scenario.ts';
import { looksSame, showReply } from './show-reply.ts';
import { createWordReader } from './word-reader.ts';

export function runScenario(scenario: Scenario): RunResult {
  const simulation = createSimulation(scenario.world);
  const results: StepResult[] = [];
  for (const step of scenario.steps) {
    if (step.kind === 'command' || step.kind === 'directive')
      results.push(runStep(simulation, step));
  }
  const mismatch = results.find((result) => result.mismatch !== undefined)?.mismatch;
  return {
    ok: mismatch === undefined,
    results,
    mismatch,
    unstated: results.filter(isUnstated).length,
    hints: hintsFor(results, simulation.now),
    hasConverged: simulation.hasConverged(),
    digest: simulation.digest(),
    simulation,
  };
}

function isUnstated({ step, replies }: StepResult): boolean {
  return step.expected === undefined && replies.length > 0;
}

/** Plays one step against a simulation that is already there. */
export function runStep(simulation: Simulation, step: CommandStep | DirectiveStep): StepResult {
  const lastId = simulation.events.at(-1)?.id ?? -1;
  try {
    const played =
      step.kind === 'command' ? playCommand(simulation, step) : playDirective(simulation, step);
    const events = simulation.events.filter((event) => event.id > lastId);
    return { step, events, now: simulation.now, ...played };
  } catch (error) {
    if (error instanceof UsageError) fail({ line: step.line, column: 1 }, `${error.message}.`);
    throw error;
  }
}

type Played = Pick<StepResult, 'replies' | 'mismatch' | 'instead'>;

function playCommand(simulation: Simulation, step: CommandStep): Played {
  const argv = step.argv.map((argument) => (isText(argument) ? text(argument) : toUint8(argument)));
  const regions = step.region === EVERY_REGION ? simulation.regions : [step.region];
  const replies = regions.map((region) => ({
    region,
    reply: simulation.call(region, argv, step.client),
  }));
  return { replies, mismatch: compareReplies(step, replies), instead: undefined };
}

function playDirective(simulation: Simulation, step: DirectiveStep): Played {
  const outcome = directiveDeed(simulation, step);
  switch (outcome.kind) {
    case 'done':
      return { replies: [], mismatch: undefined, instead: undefined };
    case 'answered': {
      const replies = [{ region: '', reply: outcome.reply }];
      return { replies, mismatch: compareReplies(step, replies), instead: undefined };
    }
    case 'unmet': {
      const expected = step.words.map((word) => text(word));
      const actual = outcome.instead.map((word) => text(word));
      const mismatch = { line: step.line, message: outcome.message, expected, actual };
      return { replies: [], mismatch, instead: outcome.instead };
    }
  }
}

function directiveDeed(simulation: Simulation, step: DirectiveStep): Outcome {
  const place = { line: step.line, column: 1 };
  const directive = findDirective(step.name);
  if (directive === undefined) fail(place, `there is no step '${step.name}'.`);
  const reader = createWordReader({
    words: step.words.map((word) => ({ bytes: word, column: 1 })),
    regions: simulation.regions,
    usage: directive.usage.join(' or '),
    place,
  });
  return directive.read(reader).run(simulation);
}

function compareReplies(
  { line, expected }: CommandStep | DirectiveStep,
  replies: readonly RegionReply[],
): Mismatch | undefined {
  const [first, ...others] = replies;
  if (first === undefined) return undefined;
  const wanted = expected === undefined ? [] : printExpectation(expected);
  if (others.some(({ reply }) => !looksSame(reply, first.reply))) {
    const actual = replies.flatMap(({ region, reply }) => [`${region}>`, ...showReply(reply)]);
    return { line, message: 'the regions answer differently', expected: wanted, actual };
  }
  if (expected === undefined || meets(expected, first.reply)) return undefined;
  const message = describeDifference(expected, first.reply);
  return { line, message, expected: wanted, actual: showReply(first.reply) };
}

function describeDifference(expected: Expectation, actual: Reply): string {
  const isUnquoted = expected.kind === 'reply' && expected.reply.kind === 'simple';
  if (isUnquoted && actual.kind === 'bulk' && text(actual.bytes) === expected.reply.text) {
    return 'the reply is a bulk string: put it in double quotes';
  }
  return 'the reply is another';
}
