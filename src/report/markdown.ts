/** The verdicts as Markdown, for the summary of a CI job: the table, then each surprise in full. */
import { renderCounterexample } from './counterexample.ts';
import { judgeVerdicts, type PatternReport } from './pattern-report.ts';
import { renderSummary } from './verdict-table.ts';
import { expectedWords, groupThousands, verdictWords } from './verdict-words.ts';

/** Ends in a newline. */
export async function renderMarkdown(reports: readonly PatternReport[]): Promise<string> {
  const rows = reports.flatMap((report) =>
    judgeVerdicts(report).map((judged) => {
      const { verdict, isAsExpected } = judged;
      const mark = MARKS[verdict.status];
      const surprise = isAsExpected ? '' : `, expected: **${expectedWords(judged)}**`;
      const words = `${mark} ${verdictWords(verdict)}${surprise}`;
      const cells = [report.pattern.name, verdict.property, words].map(escapeCell);
      return `| ${cells.join(' | ')} | ${groupThousands(verdict.explored.states)} |`;
    }),
  );
  const surprises: string[] = [];
  for (const report of reports) {
    for (const { verdict, isAsExpected } of judgeVerdicts(report)) {
      if (isAsExpected || verdict.status !== 'refuted') continue;
      const { file } = report;
      const text = await renderCounterexample(report.pattern, verdict, { file });
      surprises.push(`### ${escapeCell(report.pattern.name)}\n\n${fence(text)}`);
    }
  }
  return [
    '## geoproof',
    '',
    renderSummary(reports),
    '',
    '| Pattern | Property | Verdict | States |',
    '| --- | --- | --- | ---: |',
    ...rows,
    '',
    ...surprises.map((surprise) => `${surprise}\n`),
  ].join('\n');
}

const MARKS = { holds: '✓', refuted: '✗', unknown: '?' } as const;

const escapeCell = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/\|/g, '\\|').replace(/\s+/g, ' ');

/** A code block whose fence no line inside can close. */
function fence(text: string): string {
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map((ticks) => ticks.length));
  const ticks = '`'.repeat(longest + 1);
  return `${ticks}text\n${text}\n${ticks}`;
}
