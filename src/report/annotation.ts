/** Lines that GitHub's runner turns into annotations: one for each verdict that is not as expected. */
import { judgeVerdicts, type PatternReport } from './pattern-report.ts';
import { replayLine } from './counterexample.ts';
import { expectedWords, verdictWords } from './verdict-words.ts';

export function renderAnnotations(reports: readonly PatternReport[]): readonly string[] {
  return reports.flatMap((report) =>
    judgeVerdicts(report)
      .filter(({ isAsExpected }) => !isAsExpected)
      .map((judged) => {
        const { verdict } = judged;
        const { counterexample } = verdict;
        const again =
          counterexample === undefined ? '' : `\n${replayLine(counterexample, report.file)}`;
        const title = `${report.pattern.name}: ${verdict.property}`;
        const message = `expected: ${expectedWords(judged)}, found: ${verdictWords(verdict)}${again}`;
        const file = report.file === undefined ? '' : `file=${escapeProperty(report.file)},`;
        return `::error ${file}title=${escapeProperty(title)}::${escapeMessage(message)}`;
      }),
  );
}

const escapeMessage = (text: string): string =>
  text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');

const escapeProperty = (text: string): string =>
  escapeMessage(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
