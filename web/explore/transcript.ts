/** What was typed at the prompts, as the scenario it is: every line becomes a step, and is played as one. */
import {
  parseScenario,
  runScenario,
  ScenarioError,
  type RunResult,
} from '../../src/scenario/index.ts';
import { renderTerminal } from '../../src/kernel/index.ts';
import type { Line } from '../link/address.ts';

export const stepMs = 10;

/** The text of a scenario file that repeats the session. A little time passes before each command. */
export function scenarioOf(regions: readonly string[], lines: readonly Line[]): string {
  const steps = lines.flatMap(({ region, text }) => {
    const verb = text.startsWith('\\') ? text.slice(1) : undefined;
    if (verb === undefined) return [`advance ${String(stepMs)}ms`, `${region}> ${text}`];
    return [directiveOf(verb, region)];
  });
  return [
    '# A session at the prompts',
    '',
    `regions: ${regions.join(', ')}`,
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
  | { readonly kind: 'played'; readonly result: RunResult; readonly replies: readonly string[] }
  | { readonly kind: 'refused'; readonly problem: string };

/** Plays all of it; the replies stand one for one beside the lines. */
export function playLines(regions: readonly string[], lines: readonly Line[]): Played {
  try {
    const result = runScenario(parseScenario(scenarioOf(regions, lines)));
    const said = result.results.filter(({ step }) => step.kind === 'command');
    let at = 0;
    const replies = lines.map(({ text }) => {
      if (text.startsWith('\\')) return '';
      const reply = said[at]?.replies[0]?.reply;
      at += 1;
      return reply === undefined ? '' : renderTerminal(reply);
    });
    return { kind: 'played', result, replies };
  } catch (thrown) {
    if (thrown instanceof ScenarioError) return { kind: 'refused', problem: thrown.problem };
    throw thrown;
  }
}
