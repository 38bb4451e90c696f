/**
 * The line under a counterexample that opens it in the playground, on the failing step. A pattern of
 * the library is named by the token; of any other only the run can travel, as a scenario, since a
 * link cannot carry somebody's functions.
 */
import { runOf, type Run } from '../explain/index.ts';
import type { Replay } from '../explore/index.ts';
import { parseScenario, runScenario } from '../scenario/index.ts';
import { scenarioTextOf } from './scenario-text.ts';

/** Where `geoproof play` listens. */
const playgroundUrl = 'http://localhost:4280/';

/** `#/run/TOKEN` for a pattern of the library. */
export const openToken = (token: string): string =>
  `Open: npx geoproof play, then ${playgroundUrl}#/run/${encodeURIComponent(token).replace(/%3A/g, ':')}`;

/** `#/scenario/CURSOR/TEXT`; undefined where a scenario cannot repeat the run. */
export function openScenario({ simulation, pattern }: Replay, run: Run): string | undefined {
  const text = scenarioTextOf(simulation, run, pattern.profile);
  if (text === undefined) return undefined;
  const cursor = cursorIn(text, commandsUntilViolation(run));
  const part = encodeURIComponent(text).replace(/%20/g, '+');
  return `Open: npx geoproof play, then ${playgroundUrl}#/scenario/${String(cursor)}/${part}`;
}

/** A scenario tells no side effects, so the place is counted in commands. */
function commandsUntilViolation({ events, steps, violated }: Run): number {
  const last = steps.find(({ number }) => number === violated)?.event ?? Infinity;
  return events.filter(({ id, kind }) => kind === 'command' && id <= last).length;
}

function cursorIn(text: string, commands: number): number {
  const { simulation } = runScenario(parseScenario(text));
  const { events } = runOf(simulation);
  return events.filter(({ kind }) => kind === 'command')[commands - 1]?.t ?? 0;
}
