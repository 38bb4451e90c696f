/** `geoproof check`: verdicts as a table, as JSON, as JUnit, and where GitHub runs it as annotations. */
import { appendFileSync } from 'node:fs';
import type { Pattern } from '../../explore/index.ts';
import {
  exitCodeOf,
  namedVerdicts,
  padEnd,
  priceWords,
  renderAnnotations,
  renderCounterexample,
  renderJunit,
  renderMarkdown,
  renderPattern,
  renderSummary,
  renderVerdictTable,
  widthOf,
  type PatternReport,
} from '../../report/index.ts';
import { findPattern } from '../../../models/index.ts';
import { checkPatterns, type Checked } from './check-patterns.ts';
import { findPatterns } from './find-patterns.ts';
import { canonicalJson } from './json.ts';
import { openKeptTokens } from './kept-tokens.ts';
import type { CheckRequest } from './read-arguments.ts';
import type { Terminal } from './terminal.ts';
import { writeFile } from './write-file.ts';

/** The exit code. */
export async function runCheck(request: CheckRequest, terminal: Terminal): Promise<number> {
  const found = await findPatterns(request.names);
  const { budgetMs, hasReadings } = request;
  const keptTokens = openKeptTokens(request.corpus);
  const limits = { budgetMs, hasReadings, keptOf: keptTokens.of };
  const checked = await checkPatterns(found, terminal, limits);
  const { reports } = checked;
  if (request.isJson) terminal.print(canonicalJson(namedVerdicts(reports)));
  else {
    const isDetailed = request.isVerbose || hasReadings || found.length === 1;
    terminal.print(await renderText(checked, { total: found.length, isDetailed, terminal }));
  }
  const notes = await keptTokens.tell(reports);
  const added = request.isKeeping ? keptTokens.keep(reports) : [];
  if (notes.length + added.length > 0) terminal.remark([...notes, ...added].join('\n'));
  if (request.junitFile !== undefined) writeFile(request.junitFile, await renderJunit(reports));
  await tellGithub(reports, terminal, request.isJson);
  // What was left out by an interruption is undecided.
  return checked.wasInterrupted && exitCodeOf(reports) === 0 ? 2 : exitCodeOf(reports);
}

type TextOptions = {
  readonly total: number;
  readonly isDetailed: boolean;
  readonly terminal: Terminal;
};

async function renderText(
  { reports, wasInterrupted, elapsedMs }: Checked,
  { total, isDetailed, terminal }: TextOptions,
): Promise<string> {
  const { paint, tableWidth } = terminal;
  const parts: string[] = [];
  if (isDetailed) {
    for (const report of reports) parts.push(await renderDetails(report, terminal));
  } else parts.push(renderVerdictTable(reports, { paint, width: tableWidth }));
  const left = total - reports.length;
  const interrupted = wasInterrupted
    ? [`Interrupted: this is what was known; ${String(left)} of ${String(total)} not begun.`]
    : [];
  const seconds = `${(elapsedMs / 1000).toFixed(1)} s`;
  return [
    ...parts,
    [`${renderSummary(reports, paint)} ${paint.quiet(seconds)}`, ...interrupted].join('\n'),
  ].join('\n\n');
}

/**
 * One pattern with everything: all verdicts, each counterexample, the rules and the ways out.
 * `isServed`: the playground is about to open by itself, so nobody is told how to.
 */
export async function renderDetails(
  report: PatternReport,
  terminal: Terminal,
  isServed = false,
): Promise<string> {
  const { paint, width } = terminal;
  const { pattern, file, verdicts } = report;
  const opens = file === undefined ? 'token' : 'scenario';
  const parts = [renderPattern(report, { paint, width })];
  for (const verdict of verdicts) {
    const text = await renderCounterexample(pattern, verdict, {
      paint,
      width,
      file,
      ...(isServed ? {} : { opens }),
    });
    if (text !== '') parts.push(text);
  }
  const { rules = [] } = pattern;
  const notes = [
    ...renderRepairs(pattern, terminal),
    ...(rules.length === 0 ? [] : [paint.quiet(`Rules: ${rules.join(', ')} (docs/SEMANTICS.md)`)]),
  ];
  if (notes.length > 0) parts.push(notes.join('\n'));
  return parts.join('\n\n');
}

/** The ways out, each with its price where the library knows it. */
function renderRepairs({ repairs = [] }: Pattern, { paint }: Terminal): readonly string[] {
  if (repairs.length === 0) return [];
  const width = Math.max(...repairs.map(widthOf));
  const lines = repairs.map((name) => {
    const price = findPattern(name)?.price;
    const words = price === undefined ? '' : `  ${paint.quiet(priceWords(price))}`;
    return `  ${price === undefined ? name : padEnd(name, width)}${words}`;
  });
  return ['Same goal, other patterns:', ...lines, ''];
}

/** The summary and the annotations of a GitHub job, when one runs this. */
async function tellGithub(
  reports: readonly PatternReport[],
  { env, print, remark }: Terminal,
  isJson: boolean,
): Promise<void> {
  const summaryFile = env['GITHUB_STEP_SUMMARY'] ?? '';
  if (summaryFile !== '') appendFileSync(summaryFile, await renderMarkdown(reports));
  if (env['GITHUB_ACTIONS'] !== 'true') return;
  const lines = renderAnnotations(reports);
  // The runner reads both streams; JSON on standard output stays JSON.
  if (lines.length > 0) (isJson ? remark : print)(lines.join('\n'));
}
