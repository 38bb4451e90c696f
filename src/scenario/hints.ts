/** What a scenario's author should know although nothing failed. */
import { lower } from '../kernel/index.ts';

import type { StepResult } from './result.ts';

/** Commands that set a deadline whenever they succeed. */
const DEADLINE_COMMANDS: ReadonlySet<string> = new Set([
  'expire',
  'pexpire',
  'expireat',
  'pexpireat',
  'setex',
  'psetex',
  'hexpire',
  'hpexpire',
  'hexpireat',
  'hpexpireat',
]);
/** Commands that set one with an option, and where options may begin. */
const OPTION_COMMANDS: ReadonlyMap<string, number> = new Map([
  ['set', 3],
  ['getex', 2],
  ['msetex', 4],
  ['hsetex', 2],
  ['hgetex', 2],
]);
const DEADLINE_OPTIONS: ReadonlySet<string> = new Set(['ex', 'px', 'exat', 'pxat']);

/** One sentence each. `nowMs` is when the scenario ended. */
export function hintsFor(results: readonly StepResult[], nowMs: number): readonly string[] {
  const first = results.find(setsDeadline);
  if (first?.now !== nowMs) return [];
  return [
    `line ${first.step.line} sets a TTL, but no time passes after it, so nothing can expire: ` +
      'virtual time moves only where a step says so, for example advance 10s.',
  ];
}

function setsDeadline({ step, replies }: StepResult): boolean {
  if (step.kind !== 'command') return false;
  const hasSucceeded = replies.some(({ reply }) => reply.kind !== 'error' && reply.kind !== 'nil');
  if (!hasSucceeded) return false;
  const name = lower(step.argv[0] ?? '');
  const optionsFrom = OPTION_COMMANDS.get(name);
  if (optionsFrom === undefined) return DEADLINE_COMMANDS.has(name);
  return step.argv.slice(optionsFrom).some((argument) => DEADLINE_OPTIONS.has(lower(argument)));
}
