/** `geoproof run`: plays scenario files; what happens is compared with what they say. */
import { runOf } from '../../explain/index.ts';
import { requireUse, UsageError } from '../../kernel/index.ts';
import { count, renderRun } from '../../report/index.ts';
import {
  parseScenario,
  rewriteScenario,
  runScenario,
  ScenarioError,
  type Mismatch,
  type RunResult,
} from '../../scenario/index.ts';
import type { RunRequest } from './read-arguments.ts';
import { isPipe, readScenario } from './read-scenario.ts';
import type { Terminal } from './terminal.ts';
import { writeFile } from './write-file.ts';

/** The exit code: 0 as written (or rewritten), 1 otherwise. */
export function runScenarios(request: RunRequest, terminal: Terminal): number {
  const { files, isUpdate } = request;
  const pipe = isUpdate ? files.find(isPipe) : undefined;
  requireUse(pipe === undefined, `--update needs a file to write to; '${pipe ?? ''}' is none`);
  // All files are read before any is played: a wrong name changes nothing.
  const texts = files.map((file) => ({ file, text: atPlace(file, () => readScenario(file)) }));
  let failed = 0;
  for (const { file, text } of texts) {
    const isTrue = atPlace(file, () => playFile(file, text, request, terminal));
    if (!isTrue) failed++;
  }
  const passed = files.length - failed;
  terminal.print(
    failed === 0
      ? `${count(passed, 'scenario')}: all as written.`
      : `${count(files.length, 'scenario')}: ${String(passed)} as written, ${String(failed)} not.`,
  );
  return failed === 0 ? 0 : 1;
}

/** True when everything the file says came true, or now says what came. */
function playFile(
  file: string,
  text: string,
  { isUpdate, isExplained }: RunRequest,
  terminal: Terminal,
): boolean {
  const { paint, print } = terminal;
  const scenario = parseScenario(text);
  const run = runScenario(scenario);
  const hints = run.hints.map((hint) => `    ${paint.quiet(hint)}`);
  if (isUpdate) {
    const rewritten = rewriteScenario(scenario, run);
    if (rewritten !== text) writeFile(file, rewritten);
    print([`  ✓ ${file}  ${rewritten === text ? 'unchanged' : 'rewritten'}`, ...hints].join('\n'));
    if (isExplained) explainRun(run, terminal);
    return true;
  }
  const unstated =
    run.unstated === 0
      ? ''
      : paint.quiet(`  ${count(run.unstated, 'reply', 'replies')} not stated`);
  const lines = run.mismatch === undefined ? [] : describeMismatch(file, run.mismatch);
  const mark = run.ok ? '✓' : paint.bad('✗');
  print([`  ${mark} ${file}${unstated}`, ...lines, ...hints].join('\n'));
  if (isExplained) explainRun(run, terminal);
  return run.ok;
}

/** The run as a replay shows one: its steps by region, and why the regions show what they show. */
function explainRun({ simulation }: RunResult, { paint, width, print }: Terminal): void {
  print(`\n${renderRun(runOf(simulation), { paint, width })}\n`);
}

function describeMismatch(
  file: string,
  { line, message, expected, actual }: Mismatch,
): readonly string[] {
  const side = (title: string, texts: readonly string[]): string[] =>
    texts.length === 0 ? [] : [`      ${title} ${texts.join('\n               ')}`];
  return [
    `    ${file}:${String(line)}: ${message}`,
    ...side('it says ', expected),
    ...side('it was  ', actual),
  ];
}

/** Puts the file's name before the place a scenario's error names. */
function atPlace<Result>(file: string, play: () => Result): Result {
  try {
    return play();
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    const place = `${file}:${String(error.line)}:${String(error.column)}`;
    throw new UsageError(`${place}: ${error.problem}`);
  }
}
