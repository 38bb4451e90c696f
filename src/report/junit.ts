/**
 * The verdicts as a JUnit file: a suite per pattern, a case per property. A case fails when the
 * verdict is decided otherwise than expected, and is an error when it should be decided and is not.
 */
import { escapeXml } from '../explain/index.ts';
import { renderCounterexample } from './counterexample.ts';
import { judgeVerdicts, type Judged, type PatternReport } from './pattern-report.ts';
import { boundsWords, expectedWords, exploredWords, verdictWords } from './verdict-words.ts';

/** The whole file, ending in a newline. */
export async function renderJunit(reports: readonly PatternReport[]): Promise<string> {
  const suites: string[] = [];
  for (const report of reports) suites.push(await renderSuite(report));
  const all = reports.flatMap(judgeVerdicts);
  return `${[
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="geoproof" ${counts(all)}>`,
    ...suites,
    '</testsuites>',
  ].join('\n')}\n`;
}

async function renderSuite(report: PatternReport): Promise<string> {
  const judged = judgeVerdicts(report);
  const file = report.file === undefined ? '' : ` file="${escapeXml(report.file)}"`;
  const cases: string[] = [];
  for (const one of judged) cases.push(await renderCase(report, one));
  return [
    `  <testsuite name="${escapeXml(report.pattern.name)}"${file} ${counts(judged)}>`,
    ...cases,
    '  </testsuite>',
  ].join('\n');
}

async function renderCase(report: PatternReport, judged: Judged): Promise<string> {
  const { verdict, isAsExpected } = judged;
  const name = `name="${escapeXml(verdict.property)}" classname="${escapeXml(report.pattern.name)}"`;
  const explored = `${verdictWords(verdict)}; ${exploredWords(verdict)}: ${boundsWords(verdict.bounds)}`;
  const output = `      <system-out>${escapeXml(explored)}</system-out>`;
  if (isAsExpected) return [`    <testcase ${name}>`, output, '    </testcase>'].join('\n');
  const tag = verdict.status === 'unknown' ? 'error' : 'failure';
  const message = `expected: ${expectedWords(judged)}, found: ${verdictWords(verdict)}`;
  const { file } = report;
  const body =
    (await renderCounterexample(report.pattern, verdict, { file })) || (verdict.why ?? '');
  return [
    `    <testcase ${name}>`,
    `      <${tag} message="${escapeXml(message)}">${escapeXml(body)}</${tag}>`,
    output,
    '    </testcase>',
  ].join('\n');
}

function counts(judged: readonly Judged[]): string {
  const missed = judged.filter(({ isAsExpected }) => !isAsExpected);
  const errors = missed.filter(({ verdict }) => verdict.status === 'unknown').length;
  return `tests="${String(judged.length)}" failures="${String(missed.length - errors)}" errors="${String(errors)}"`;
}
