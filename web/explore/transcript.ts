/** What was typed at the prompts, as the scenario it is: every line becomes a step, and is played as one. */
import { parseScenario, runScenario, ScenarioError } from '../../src/scenario/index.ts';
import {
  renderTerminal,
  UsageError,
  type Simulation,
  type TraceEvent,
} from '../../src/kernel/index.ts';
import { readFrame, type Frame } from '../engine/exhibit.ts';
import type { Line } from '../link/address.ts';

export const stepMs = 10;

/** Where a session plays: its regions, and what every link takes unless a line slows it down. */
export type Stage = { readonly regions: readonly string[]; readonly latencyMs: number };

/** The text of a scenario file that repeats the session. A little time passes before each command. */
export function scenarioOf({ regions, latencyMs }: Stage, lines: readonly Line[]): string {
  const steps = lines.flatMap(({ region, text }) => {
    const verb = text.startsWith('\\') ? text.slice(1) : undefined;
    if (verb === undefined) return [`advance ${String(stepMs)}ms`, `${region}> ${text}`];
    return [directiveOf(verb, region)];
  });
  return [
    '# A session at the prompts',
    '',
    `regions: ${regions.join(', ')}`,
    `latency: ${String(latencyMs)}ms`,
    '',
    ...steps,
    '',
  ].join('\n');
}

/** `\cut`, `\heal`, `\tick 50`, `\sync`: local verbs in the words of a scenario. */
function directiveOf(verb: string, region: string): string {
  const [name = '', ...words] = verb.trim().split(/\s+/);
  if (name === 'tick')
    return `advance ${/^\d+$/.test(words[0] ?? '') ? `${words[0] ?? ''}ms` : (words[0] ?? '100ms')}`;
  const [first, second] = words;
  if ((name === 'cut' || name === 'heal') && first !== undefined && second === undefined) {
    return `${name} ${region} ${first}`;
  }
  return [name, ...words].join(' ');
}

export type Played =
  | {
      readonly kind: 'played';
      readonly simulation: Simulation;
      /** One for each line; empty for a verb that answers nothing. */
      readonly replies: readonly string[];
      /** When each line was done, virtual ms of the run. */
      readonly timesMs: readonly number[];
      /** What happened while each line ran. */
      readonly events: readonly (readonly TraceEvent[])[];
    }
  | { readonly kind: 'refused'; readonly problem: string };

/** Plays all of it; the replies stand one for one beside the lines. */
export function playLines(stage: Stage, lines: readonly Line[]): Played {
  try {
    const { results, simulation } = runScenario(parseScenario(scenarioOf(stage, lines)));
    const replies: string[] = [];
    const timesMs: number[] = [];
    const events: (readonly TraceEvent[])[] = [];
    let at = 0;
    for (const { text } of lines) {
      // A command is two steps: a little time, then the command.
      at += text.startsWith('\\') ? 1 : 2;
      const result = results[at - 1];
      const reply = result?.replies[0]?.reply;
      replies.push(reply === undefined ? '' : renderTerminal(reply));
      timesMs.push((result?.now ?? simulation.now) - simulation.world.startMs);
      events.push(result?.events ?? []);
    }
    return { kind: 'played', simulation, replies, timesMs, events };
  } catch (thrown) {
    if (thrown instanceof ScenarioError) return { kind: 'refused', problem: thrown.problem };
    if (thrown instanceof UsageError) return { kind: 'refused', problem: thrown.message };
    throw thrown;
  }
}

/** What every region holds at a moment: the lines until then are played, and time passes up to it. */
export function stateAt(
  stage: Stage,
  lines: readonly Line[],
  timesMs: readonly number[],
  atMs: number,
  keys: readonly string[],
): Frame | undefined {
  const upTo = linesUpTo(timesMs, atMs);
  const played = playLines(stage, lines.slice(0, upTo));
  if (played.kind === 'refused') return undefined;
  const { simulation } = played;
  const restMs = Math.round(atMs) - simulation.world.nowMs;
  if (restMs > 0) simulation.advance(restMs);
  return readFrame(simulation, keys);
}

/** How many lines were done at a moment. */
export const linesUpTo = (timesMs: readonly number[], atMs: number): number =>
  timesMs.filter((ms) => ms <= atMs).length;

/** The session as it was at a moment: the lines until then, and the time that passed after them. */
export function sessionAt(
  lines: readonly Line[],
  timesMs: readonly number[],
  atMs: number,
): readonly Line[] {
  const upTo = linesUpTo(timesMs, atMs);
  const restMs = Math.round(atMs) - (timesMs[upTo - 1] ?? 0);
  const region = lines[0]?.region;
  const kept = lines.slice(0, upTo);
  return restMs > 0 && region !== undefined
    ? [...kept, { region, text: `\\tick ${String(restMs)}` }]
    : kept;
}

/** The line that makes a link take so long: a clog on top of what all links take, or the end of one. */
export function paceLine(
  { from, to }: { readonly from: string; readonly to: string },
  ms: number,
  latencyMs: number,
): string {
  return ms <= latencyMs
    ? `\\unclog ${from} ${to}`
    : `\\clog ${from} ${to} +${String(ms - latencyMs)}ms`;
}
